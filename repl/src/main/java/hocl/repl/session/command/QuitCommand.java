package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :quit}: end the session, as Ctrl-D does. */
final class QuitCommand implements SessionCommand {
  @Override
  public String name() {
    return "quit";
  }

  @Override
  public String summary() {
    return "end the session, as Ctrl-D does";
  }

  @Override
  public String help() {
    return """
    Nothing is saved by itself: `:save FILE` first.
    """;
  }

  @Override
  public boolean worksElsewhere() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    session.quit();
  }
}
