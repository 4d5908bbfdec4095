package hocl.repl.session.command;

import hocl.repl.option.UsageException;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import java.util.List;

/** {@code :connect}: talk to a job on a cluster instead: drop in, look, watch. */
final class ConnectCommand implements SessionCommand {
  @Override
  public String name() {
    return "connect";
  }

  @Override
  public Takes takes() {
    return Takes.NEEDED;
  }

  @Override
  public String argument() {
    return "HOST:PORT [JOB]|off";
  }

  @Override
  public String summary() {
    return "talk to a job on a cluster instead: drop in, look, watch";
  }

  @Override
  public String help() {
    return """
        :connect 127.0.0.1:4625
        :connect 127.0.0.1:4625 3f9a
        :connect off
    Without JOB the jobs of the gateway are listed. While connected, molecules drop into the solution of the job, which has
    to be one that is kept (`hocl run --connect --keep`); `:state` and `:show` show it, `:watch` follows it.
    `:connect off` returns to the solution of the session, which stays as it is meanwhile.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return List.of("off");
  }

  @Override
  public boolean worksElsewhere() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    if (argument.equals("off")) {
      session.leaveJob();
      return;
    }
    List<String> words = List.of(argument.split("\\s+", -1));
    if (words.size() > 2) {
      throw new UsageException(
          "`:connect` takes a gateway and a job, but `" + words.get(2) + "` follows.",
          "Write for example `:connect 127.0.0.1:4625 3f9a`.");
    }
    JobElsewhere.open(words, session).ifPresent(session::talkTo);
  }
}
