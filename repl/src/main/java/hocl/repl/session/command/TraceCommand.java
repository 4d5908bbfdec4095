package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import java.util.List;

/** {@code :trace}: show every reaction: its rule, what it took and what it made. */
final class TraceCommand implements SessionCommand {
  @Override
  public String name() {
    return "trace";
  }

  @Override
  public Takes takes() {
    return Takes.NEEDED;
  }

  @Override
  public String argument() {
    return "on|off";
  }

  @Override
  public String summary() {
    return "show every reaction: its rule, what it took and what it made";
  }

  @Override
  public String help() {
    return """
    Reactions are slower while each is shown. They are numbered from 1 for each input.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return List.of("on", "off");
  }

  @Override
  public void perform(String argument, Session session) {
    session.reacting().trace(Switch.parse(":trace", argument));
  }
}
