package hocl.repl.session.command;

import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.ExploredFailure;
import hocl.language.explore.Explorer;
import hocl.language.explore.StateGraph;
import hocl.repl.option.OptionNumbers;
import hocl.repl.report.ExplorationLine;
import hocl.repl.report.Reports;
import hocl.repl.report.TrailLines;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.runtime.atom.Solution;

/** {@code :all}: every outcome from here, each with a shortest trail to it. */
final class AllInSession implements SessionCommand {
  @Override
  public String name() {
    return "all";
  }

  @Override
  public Takes takes() {
    return Takes.OPTIONALLY;
  }

  @Override
  public String argument() {
    return "[N]";
  }

  @Override
  public String summary() {
    return "every outcome from here, each with a shortest trail to it";
  }

  @Override
  public String help() {
    return """
    Tries every choice from the solution as it stands, which is why it is asked after `:pause`:
        :pause
        1, 2, 3, replace x::Int, y::Int by x - y
        :all
    At most N outcomes, 20 if N is not given, and at most 100,000 states. The solution of the session stays as it is.
    """;
  }

  private static final int USUAL = 20;
  private static final int MOST_STATES = 100_000;

  @Override
  public void perform(String argument, Session session) {
    int most =
        argument.isEmpty()
            ? USUAL
            : (int) Math.min(Integer.MAX_VALUE, OptionNumbers.parse(":all", argument, 1, 10));
    Exploration exploration =
        session
            .reacting()
            .interruptible(cancellation ->
                Explorer.explore(
                    session.solution(), new ExploreOptions(MOST_STATES, most, null, cancellation)));
    for (Solution outcome : exploration.outcomes()) {
      session.showing().value(outcome, session.names());
      StateGraph graph = exploration.graph();
      TrailLines.of(graph.trail(exploration.numberOf(outcome)), graph.state(0), session.printer())
          .forEach(line -> session.console().out().line("  " + line));
    }
    Reports.show(
        exploration.failures().stream().map(ExploredFailure::diagnostic).toList(),
        session.console());
    session.console().err().line(ExplorationLine.of(exploration));
  }
}
