package hocl.repl.session.command;

import hocl.repl.option.UsageException;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :undo}: take the latest input back: the solution and the names. */
final class UndoCommand implements SessionCommand {
  @Override
  public String name() {
    return "undo";
  }

  @Override
  public String summary() {
    return "take the latest input back: the solution and the names";
  }

  @Override
  public String help() {
    return """
    Goes back one input at a time, up to 100 of them; fewer where solutions are so large that they
    would fill the memory. Every command that changes something counts as an input. What was printed stays printed.
    """;
  }

  @Override
  public void perform(String argument, Session session) {
    if (!session.undo()) {
      throw new UsageException("There is nothing to take back.", "");
    }
  }
}
