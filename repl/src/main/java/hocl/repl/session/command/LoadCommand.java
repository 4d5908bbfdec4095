package hocl.repl.session.command;

import hocl.language.CompileOptions;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :load}: add a program: its definitions and its molecule. */
final class LoadCommand implements SessionCommand {
  @Override
  public String name() {
    return "load";
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
    return "add a program: its definitions and its molecule";
  }

  @Override
  public String help() {
    return """
    The atoms drop into the solution that is there. A solution in one pair of brackets is opened.
    Files that it imports are looked up beside it.
    """;
  }

  @Override
  public boolean takesFile() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    session.load(argument, CompileOptions.DEFAULT);
  }
}
