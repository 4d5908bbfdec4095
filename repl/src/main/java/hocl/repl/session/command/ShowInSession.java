package hocl.repl.session.command;

import hocl.repl.session.Elsewhere;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :show}: the atoms that match a pattern; without one the whole solution. */
final class ShowInSession implements SessionCommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public Takes takes() {
    return Takes.OPTIONALLY;
  }

  @Override
  public String argument() {
    return "[PATTERN]";
  }

  @Override
  public String summary() {
    return "the atoms that match a pattern; without one the whole solution";
  }

  @Override
  public String help() {
    return """
        :show Price:x
        :show x::Int if x > 100
        :show <?w>
    Patterns are those of rules, see the reference. The first 20 atoms are shown, and how many there are.
    Without a pattern the solution is written whole, however large it is; `:state` is shorter.
    """;
  }

  @Override
  public boolean takesProgram() {
    return true;
  }

  @Override
  public boolean worksElsewhere() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    Elsewhere elsewhere = session.elsewhere();
    if (elsewhere != null) {
      elsewhere.show(false);
    } else if (argument.isEmpty()) {
      session.showing().whole(session.solution(), session.names());
    } else {
      Matching.show(argument, session);
    }
  }
}
