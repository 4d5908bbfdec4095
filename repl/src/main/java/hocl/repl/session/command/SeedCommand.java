package hocl.repl.session.command;

import hocl.repl.option.OptionNumbers;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import java.util.List;
import java.util.OptionalLong;

/** {@code :seed}: draw every choice at random from N, or fairly again; without N: say. */
final class SeedCommand implements SessionCommand {
  @Override
  public String name() {
    return "seed";
  }

  @Override
  public Takes takes() {
    return Takes.OPTIONALLY;
  }

  @Override
  public String argument() {
    return "[N|off]";
  }

  @Override
  public String summary() {
    return "draw every choice at random from N, or fairly again; without N: say";
  }

  @Override
  public String help() {
    return """
    With a seed the same inputs give the same choices. The prompt shows it.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return List.of("off");
  }

  @Override
  public void perform(String argument, Session session) {
    if (argument.isEmpty()) {
      session
          .console()
          .out()
          .line(
              session.reacting().seed().isPresent()
                  ? "seed " + session.reacting().seed().getAsLong()
                  : "no seed: choices are fair");
      return;
    }
    session
        .reacting()
        .seed(
            argument.equals("off")
                ? OptionalLong.empty()
                : OptionalLong.of(OptionNumbers.parse(":seed", argument, Long.MIN_VALUE, 7)));
  }
}
