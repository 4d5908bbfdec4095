package hocl.repl.session.command;

import hocl.repl.option.UsageException;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :redo}: do again what was taken back last. */
final class RedoCommand implements SessionCommand {
  @Override
  public String name() {
    return "redo";
  }

  @Override
  public String summary() {
    return "do again what was taken back last";
  }

  @Override
  public String help() {
    return """
    Works until something else is typed.
    """;
  }

  @Override
  public void perform(String argument, Session session) {
    if (!session.redo()) {
      throw new UsageException(
          "There is nothing to do again.", "`:undo` takes an input back first.");
    }
  }
}
