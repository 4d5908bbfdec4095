package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :names}: the names of this session and what they stand for. */
final class NamesCommand implements SessionCommand {
  @Override
  public String name() {
    return "names";
  }

  @Override
  public String summary() {
    return "the names of this session and what they stand for";
  }

  @Override
  public String help() {
    return """
    `:source NAME` shows how one was defined, `:doc NAME` what was written about it.
    """;
  }

  @Override
  public void perform(String argument, Session session) {
    session
        .names()
        .values()
        .forEach((name, value) -> session.showing().definition(name, value, session.names()));
  }
}
