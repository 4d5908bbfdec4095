package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :run}: let the solution react until it is inert, also after `:pause`. */
final class RunInSession implements SessionCommand {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "let the solution react until it is inert, also after `:pause`";
  }

  @Override
  public String help() {
    return """
    Ends what `:pause` began. After an interrupt it goes on where that stopped.
    If a reaction fails the solution is as it was before `:run`, and waits.
    """;
  }

  @Override
  public void perform(String argument, Session session) {
    session.changing(
        "`:run`",
        () -> {
          session.reacting().react(Long.MAX_VALUE);
          if (session.reacting().inert()) {
            session.reacting().pause(false);
          }
        });
  }
}
