package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :eval}: the value of an expression, without dropping it in. */
final class EvalCommand implements SessionCommand {
  @Override
  public String name() {
    return "eval";
  }

  @Override
  public Takes takes() {
    return Takes.NEEDED;
  }

  @Override
  public String argument() {
    return "EXPR";
  }

  @Override
  public String summary() {
    return "the value of an expression, without dropping it in";
  }

  @Override
  public String help() {
    return """
        :eval factorial(20)
    The names of the session may be used. Nothing reacts.
    """;
  }

  @Override
  public boolean takesProgram() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    ArgumentValues.of(argument, ":eval", session)
        .ifPresent(molecule -> session.showing().value(molecule, session.names()));
  }
}
