package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :save}: write the names and the solution as a program. */
final class SaveCommand implements SessionCommand {
  @Override
  public String name() {
    return "save";
  }

  @Override
  public Takes takes() {
    return Takes.NEEDED;
  }

  @Override
  public String argument() {
    return "FILE";
  }

  @Override
  public String summary() {
    return "write the names and the solution as a program";
  }

  @Override
  public String help() {
    return """
    `:load` and `hocl run` read it. Definitions are written as they were typed where they still mean the same;
    where something that they mention was defined anew, the value is written.
    """;
  }

  @Override
  public boolean takesFile() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    session.save(argument);
  }
}
