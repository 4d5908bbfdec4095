package hocl.repl.draw;

import hocl.language.explore.Exploration;
import hocl.language.explore.Explorer;
import hocl.language.explore.PossibleReaction;
import hocl.language.explore.StateGraph;
import hocl.repl.report.Abbreviation;
import hocl.repl.report.RuleNames;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The states of a small program and the reactions between them, as a graph or as a page. */
public final class DrawnStates {

  private static final int LONGEST = 2000;
  private static final int LONGEST_LABEL = 60;

  private final Exploration exploration;
  private final AtomPrinter printer;
  private final List<Edge> edges = new ArrayList<>();

  /** A reaction between two states. */
  private record Edge(int from, int to, PossibleReaction.Reaction step) {}

  /**
   * A drawing.
   *
   * @param exploration what was found
   * @param printer prints atoms
   */
  public DrawnStates(Exploration exploration, AtomPrinter printer) {
    this.exploration = exploration;
    this.printer = printer;
    StateGraph graph = exploration.graph();
    Map<Solution, Integer> numbers = new HashMap<>();
    for (int state = 0; state < graph.size(); state++) {
      numbers.put(graph.state(state), state);
    }
    for (int state = 0; state < graph.size(); state++) {
      if (graph.isExplored(state)) {
        for (PossibleReaction step : Explorer.steps(graph.state(state))) {
          if (step instanceof PossibleReaction.Reaction reaction) {
            Integer to = numbers.get(reaction.after());
            if (to != null) {
              edges.add(new Edge(state, to, reaction));
            }
          }
        }
      }
    }
  }

  private Set<Solution> inert() {
    return new HashSet<>(exploration.outcomes());
  }

  /**
   * Writes the graph in the language of Graphviz.
   *
   * @throws IOException if {@code out} fails
   */
  public void writeDot(Appendable out) throws IOException {
    StateGraph graph = exploration.graph();
    Set<Solution> inert = inert();
    out.append("digraph states {\n  rankdir=LR;\n  node [shape=box, fontname=\"monospace\"];\n");
    for (int state = 0; state < graph.size(); state++) {
      Solution solution = graph.state(state);
      out.append("  s" + state + " [label=" + quoted(show(solution, LONGEST_LABEL)));
      out.append(inert.contains(solution) ? ", peripheries=2" : "");
      out.append(state == 0 ? ", style=bold" : "").append("];\n");
    }
    Map<String, Set<String>> labels = new HashMap<>();
    Set<String> arrows = new LinkedHashSet<>();
    for (Edge edge : edges) {
      String arrow = "  s" + edge.from() + " -> s" + edge.to();
      arrows.add(arrow);
      labels
          .computeIfAbsent(arrow, any -> new LinkedHashSet<>())
          .add(RuleNames.of(edge.step().rule()));
    }
    for (String arrow : arrows) {
      out.append(arrow + " [label=" + quoted(String.join(", ", labels.get(arrow))) + "];\n");
    }
    out.append("}\n");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String show(Object value, int longest) {
    return Abbreviation.print(printer, value, longest);
  }

  /**
   * Writes the page.
   *
   * @param title names the program
   * @throws IOException if {@code out} fails
   */
  public void writePage(String title, Appendable out) throws IOException {
    StateGraph graph = exploration.graph();
    Set<Solution> inert = inert();
    StringBuilder json = new StringBuilder("{\"title\":" + BrowserPage.text(title));
    json.append(",\"complete\":").append(exploration.complete()).append(",\"states\":[");
    for (int state = 0; state < graph.size(); state++) {
      Solution solution = graph.state(state);
      json.append(state == 0 ? "" : ",")
          .append("{\"text\":" + BrowserPage.text(show(solution, LONGEST)))
          .append(",\"inert\":" + inert.contains(solution))
          .append(",\"distance\":" + graph.distance(state) + "}");
    }
    json.append("],\"edges\":[");
    json.append(
        edges.stream()
            .map(edge ->
                "["
                    + edge.from()
                    + ","
                    + edge.to()
                    + ","
                    + BrowserPage.text(RuleNames.of(edge.step().rule()))
                    + ","
                    + BrowserPage.text(show(edge.step().matched(), LONGEST_LABEL))
                    + ","
                    + BrowserPage.text(show(edge.step().produced(), LONGEST_LABEL))
                    + "]")
            .collect(Collectors.joining(",")));
    json.append("]}");
    BrowserPage.write("states.html", title, json, out);
  }
}
