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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Prints states that an exploration found, each with a shortest run that leads there. */
final class Trails {

  private final Exploration exploration;
  private final Results results;
  private final Console console;

  Trails(Exploration exploration, Results results, Console console) {
    this.exploration = exploration;
    this.results = results;
    this.console = console;
  }

  /** Prints every outcome with its trail. */
  void outcomes() {
    for (Solution outcome : exploration.outcomes()) {
      if (console.out().closed()) {
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
    StateGraph graph = exploration.graph();
    int found = 0;
    for (int state = 0; state < graph.size() && found < most; state++) {
      if (goal.isIn(graph.state(state))) {
        print(state);
        found++;
      }
    }
    return found;
  }

  private void print(int state) {
    StateGraph graph = exploration.graph();
    List<PossibleReaction.Reaction> trail = graph.trail(state);
    if (!results.isSource()) {
      console
          .out()
          .line(
              "{\"state\":"
                  + text(graph.state(state))
                  + ",\"inert\":"
                  + isInert(state)
                  + ",\"trail\":"
                  + TrailLines.json(trail, results.printer())
                  + "}");
      return;
    }
    results.print(graph.state(state), console.out());
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
    return exploration.outcomes().contains(exploration.graph().state(state));
  }

  private String text(Solution state) {
    StringBuilder out = new StringBuilder();
    try {
      results.printSource(state, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JsonText.quoted(out.toString().strip());
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
