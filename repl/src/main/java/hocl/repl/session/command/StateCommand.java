package hocl.repl.session.command;

import hocl.repl.console.TextOutput;
import hocl.repl.report.Composition;
import hocl.repl.session.Elsewhere;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Showing;
import hocl.runtime.atom.Solution;

/** {@code :state}: the solution, equal atoms once; a large one by its shapes. */
final class StateCommand implements SessionCommand {
  @Override
  public String name() {
    return "state";
  }

  @Override
  public String summary() {
    return "the solution, equal atoms once; a large one by its shapes";
  }

  @Override
  public String help() {
    return """
    Shows `1^3` for three atoms 1. Of a solution of many atoms it shows how many there are of each shape,
    with the smallest and the greatest of them: `:show` writes all of it, `:show PATTERN` the atoms that match.
    """;
  }

  @Override
  public boolean worksElsewhere() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    Elsewhere elsewhere = session.elsewhere();
    if (elsewhere != null) {
      elsewhere.show(true);
      return;
    }
    Solution solution = session.solution();
    if (solution.size() <= Showing.MOST_ATOMS) {
      session.showing().source(session.printer().compact(true).print(solution));
      return;
    }
    TextOutput out = session.console().out();
    out.line(
        Composition.number(solution.size())
            + " atoms, "
            + (session.reacting().inert() ? "inert" : "not inert"));
    ShapeLines.show(Composition.of(solution), session);
  }
}
