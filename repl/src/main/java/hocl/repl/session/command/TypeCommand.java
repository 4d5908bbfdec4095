package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.runtime.atom.Kind;

/** {@code :type}: the type of an atom, without dropping it in. */
final class TypeCommand implements SessionCommand {
  @Override
  public String name() {
    return "type";
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
    return "the type of an atom, without dropping it in";
  }

  @Override
  public String help() {
    return """
        :type A:1, [2.5]
    prints `Tuple` and `List`, a line for each atom.
    """;
  }

  @Override
  public boolean takesProgram() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    ArgumentValues.of(argument, ":type", session)
        .ifPresent(molecule ->
            molecule.forEach(atom -> session.console().out().line(Kind.of(atom).title())));
  }
}
