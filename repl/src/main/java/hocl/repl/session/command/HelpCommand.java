package hocl.repl.session.command;

import hocl.repl.console.TextOutput;
import hocl.repl.session.CommandTable;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import java.util.List;

/** {@code :help}: this list, or more about one command. */
final class HelpCommand implements SessionCommand {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public Takes takes() {
    return Takes.OPTIONALLY;
  }

  @Override
  public String argument() {
    return "[COMMAND]";
  }

  @Override
  public String summary() {
    return "this list, or more about one command";
  }

  @Override
  public String help() {
    return """
    The beginning of a name is enough where only one command has it.
    """;
  }

  private static final String FIRST =
      """
      Type definitions and molecules; a molecule drops into the solution, which reacts at once.
        let max = replace x::Int, y::Int by x if x >= y
        3, 1, 4, max
      An input goes on over several lines until it is whole; an empty line ends it.
      """;

  private static final String LAST =
      """
      Tab completes names, symbols and commands. Ctrl-C stops reactions, and the solution stays.
      `:help COMMAND` tells more about one; `:state` will do as `:sta`.
      """;

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return vocabulary.commands().all().stream().map(SessionCommand::name).toList();
  }

  @Override
  public boolean worksElsewhere() {
    return true;
  }

  @Override
  public void perform(String argument, Session session) {
    TextOutput out = session.console().out();
    if (!argument.isEmpty()) {
      SessionCommand command = session.commands().find(argument);
      out.line(CommandTable.usage(command) + "   " + command.summary());
      out.append("\n").append(command.help());
      return;
    }
    out.append(FIRST);
    int width =
        session.commands().all().stream()
            .mapToInt(command -> CommandTable.usage(command).length())
            .max()
            .orElse(0);
    for (SessionCommand command : session.commands().all()) {
      String usage = CommandTable.usage(command);
      out.line(usage + " ".repeat(width - usage.length() + 2) + command.summary());
    }
    out.append(LAST);
  }
}
