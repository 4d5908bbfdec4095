package hocl.repl.session;

import hocl.grammar.diagnostic.Suggestions;
import hocl.repl.option.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** The commands of a session, in the order in which help shows them. Immutable. */
public final class CommandTable {

  private final List<SessionCommand> commands;

  /** A table of commands with different names. */
  public CommandTable(List<SessionCommand> commands) {
    this.commands = List.copyOf(commands);
  }

  /** All commands. */
  public List<SessionCommand> all() {
    return commands;
  }

  /**
   * The command that a word names: by its whole name, or by a beginning that only one has.
   *
   * @param word with its colon, or without
   * @throws UsageException if there is none, or are several
   */
  public SessionCommand find(String word) {
    String name = word.startsWith(":") ? word.substring(1) : word;
    List<SessionCommand> found =
        commands.stream().filter(command -> command.name().startsWith(name)).toList();
    for (SessionCommand command : found) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    if (found.size() == 1 && !name.isEmpty()) {
      return found.getFirst();
    }
    if (name.isEmpty()) {
      throw new UsageException("A colon begins a command.", "`:help` lists them.");
    }
    if (found.isEmpty()) {
      throw new UsageException(
          "There is no command `:" + name + "`.",
          Suggestions.nearest(name, commands.stream().map(SessionCommand::name).toList())
                  .map(near -> "Did you mean `:" + near + "`? ")
                  .orElse("")
              + "`:help` lists the commands.");
    }
    throw new UsageException(
        "`:" + name + "` is the beginning of several commands.",
        "Write "
            + found.stream()
                .map(command -> "`:" + command.name() + "`")
                .collect(Collectors.joining(" or "))
            + ".");
  }

  /**
   * Performs a command.
   *
   * @param text the command with its colon, and what it is to work on
   * @throws UsageException if there is no such command, or it cannot be done
   */
  void perform(String text, Session session) {
    int blank = 0;
    while (blank < text.length() && !Character.isWhitespace(text.charAt(blank))) {
      blank++;
    }
    SessionCommand command = find(text.substring(0, blank));
    String argument = text.substring(blank).strip();
    String usage = usage(command);
    if (command.takes() == SessionCommand.Takes.NEEDED && argument.isEmpty()) {
      throw new UsageException(
          "`:" + command.name() + "` needs " + command.argument() + ".",
          "Write `" + usage + "`; `:help " + command.name() + "` tells more.");
    }
    if (command.takes() == SessionCommand.Takes.NOTHING && !argument.isEmpty()) {
      throw new UsageException(
          "`:" + command.name() + "` takes no argument, but `" + argument + "` follows.",
          "Write `" + usage + "`.");
    }
    if (session.elsewhere() != null && !command.worksElsewhere()) {
      throw new UsageException(
          "`:" + command.name() + "` is for the solution of the session, not for a job.",
          "`:connect off` returns to the session.");
    }
    command.perform(argument, session);
  }

  /** How a command is written, such as {@code :step [N]}. */
  public static String usage(SessionCommand command) {
    return ":" + command.name() + (command.argument().isEmpty() ? "" : " " + command.argument());
  }
}
