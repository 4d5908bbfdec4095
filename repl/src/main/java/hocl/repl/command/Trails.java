package hocl.repl.command;

import hocl.language.explore.Exploration;
import hocl.language.explore.PossibleReaction;
import hocl.language.explore.StateGraph;
import hocl.language.why.AtomPattern;
import hocl.repl.console.Console;
import hocl.repl.report.Reports;
import hocl.repl.report.TrailLines;
import hocl.runtime.atom.Solution;
import hocl.runtime.data.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints states that an exploration found, each with a shortest run that leads there. */
final class Trails {

  private final Exploration exploration;
  private final ResultPrinting results;
  private final Console console;
  private final StateGraph graph;

  /** The states in which nothing can react. */
  private final Set<Solution> inert;

  /** The last reactions of the trails so far, by the number of the state that each leads to. */
  private final Map<Integer, PossibleReaction.Reaction> reached = new HashMap<>();

  Trails(Exploration exploration, ResultPrinting results, Console console) {
    this.exploration = exploration;
    this.graph = exploration.graph();
    this.inert = new HashSet<>(exploration.outcomes());
    this.results = results;
    this.console = console;
  }

  /** Prints every outcome with its trail. */
  void outcomes() {
    for (Solution outcome : exploration.outcomes()) {
      if (isEnough()) {
        return;
      }
      print(exploration.numberOf(outcome));
    }
  }

  /**
   * Prints the states in which the patterns match, the nearest first.
   *
   * @return the number of them
   */
  int goals(AtomPattern goal, int most) {
    int found = 0;
    for (int state = 0; state < graph.size() && found < most && !isEnough(); state++) {
      if (goal.isIn(graph.state(state))) {
        print(state);
        found++;
      }
    }
    return found;
  }

  /** Whether nothing more can be printed. */
  private boolean isEnough() {
    return console.out().closed() || results.limit().end() != null;
  }

  private void print(int state) {
    List<PossibleReaction.Reaction> trail = graph.trail(state, reached);
    if (!results.isSource()) {
      json(state, trail);
      return;
    }
    results.print(graph.state(state), console.out());
    if (isEnough()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.addAll(TrailLines.of(trail, graph.state(0), results.printer()));
    if (lines.isEmpty()) {
      lines.add("at the beginning");
    }
    if (!isInert(state)) {
      lines.add("not inert: it goes on");
    }
    lines.forEach(line -> console.out().line("  " + line));
  }

  private boolean isInert(int state) {
    return inert.contains(graph.state(state));
  }

  private void json(int state, List<PossibleReaction.Reaction> trail) {
    StringBuilder text = new StringBuilder();
    try {
      results.printSource(graph.state(state), text);
    } catch (IOException e) {
      // printing ended at a limit
      return;
    }
    console
        .out()
        .line(
            "{\"state\":"
                + JsonText.quoted(text.toString().strip())
                + ",\"inert\":"
                + isInert(state)
                + ",\"trail\":"
                + TrailLines.json(trail, results.printer())
                + "}");
  }

  /** Says that no state was found. */
  void none(boolean complete) {
    Reports.complain(
        complete
            ? "No state of the program holds such atoms."
            : "No state that was met holds such atoms; there may be others.",
        complete ? "" : "Let it go on with more `--max-states`.",
        console);
  }
}
