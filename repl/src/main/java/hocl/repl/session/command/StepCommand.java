package hocl.repl.session.command;

import hocl.repl.option.OptionNumbers;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :step}: let one reaction happen, or N, each shown. */
final class StepCommand implements SessionCommand {
  @Override
  public String name() {
    return "step";
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
    return "let one reaction happen, or N, each shown";
  }

  @Override
  public String help() {
    return """
        :pause
        1, 2, 3, replace x::Int, y::Int by x + y
        :step
    Outside of `:pause` a solution has reacted already, so nothing is left to step through.
    """;
  }

  private static String hint(Session session) {
    return session.reacting().paused() ? "" : " `:pause` first, then drop molecules in.";
  }

  @Override
  public void perform(String argument, Session session) {
    long most = argument.isEmpty() ? 1 : OptionNumbers.parse(":step", argument, 1, 10);
    if (session.reacting().inert()) {
      session.console().err().line("Nothing can react: the solution is inert." + hint(session));
    }
    session.changing("`:step`", () -> session.reacting().react(most));
  }
}
