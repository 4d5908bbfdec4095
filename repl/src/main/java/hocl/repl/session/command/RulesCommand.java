package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :rules}: the rules in the solution, those of inner solutions too. */
final class RulesCommand implements SessionCommand {
  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String summary() {
    return "the rules in the solution, those of inner solutions too";
  }

  @Override
  public String help() {
    return """
    A line for each, with the number of equal ones and how deep they are. `:explain RULE` tells how one
    looks for its atoms, `:stats on` counts how often each reacts.
    """;
  }

  @Override
  public void perform(String argument, Session session) {
    RulesOfSolution.show(session);
  }
}
