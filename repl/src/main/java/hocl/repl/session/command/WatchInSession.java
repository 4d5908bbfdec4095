package hocl.repl.session.command;

import hocl.repl.option.UsageException;
import hocl.repl.session.Elsewhere;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :watch}: while connected: follow the job until it is inert. */
final class WatchInSession implements SessionCommand {
  @Override
  public String name() {
    return "watch";
  }

  @Override
  public String summary() {
    return "while connected: follow the job until it is inert";
  }

  @Override
  public String help() {
    return """
    Shows what the job prints and how it stands. Ctrl-C ends the watching, not the job.
    """;
  }

  @Override
  public boolean worksElsewhere() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    Elsewhere elsewhere = session.elsewhere();
    if (elsewhere == null) {
      throw new UsageException(
          "`:watch` follows a job on a cluster.", "Write `:connect HOST:PORT JOB` first.");
    }
    elsewhere.watch();
  }
}
