package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :pause}: what is dropped in waits; `:step` and `:run` let it react. */
final class PauseCommand implements SessionCommand {
  @Override
  public String name() {
    return "pause";
  }

  @Override
  public String summary() {
    return "what is dropped in waits; `:step` and `:run` let it react";
  }

  @Override
  public String help() {
    return """
    Molecules drop into the solution without reacting until `:run`. The prompt says so, and whether
    anything could react. `:step` lets one reaction happen and shows it.
    """;
  }

  @Override
  public void perform(String argument, Session session) {
    session.changing("`:pause`", () -> session.reacting().pause(true));
  }
}
