package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :clear}: take every atom out of the solution; the names stay. */
final class ClearCommand implements SessionCommand {
  @Override
  public String name() {
    return "clear";
  }

  @Override
  public String summary() {
    return "take every atom out of the solution; the names stay";
  }

  @Override
  public String help() {
    return """
    `:undo` brings the atoms back.
    """;
  }

  @Override
  public void perform(String argument, Session session) {
    session.clear();
  }
}
