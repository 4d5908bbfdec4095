package hocl.repl.shell;

import java.util.List;

/** Writes the lines by which fish completes commands, options, their words, and file names. */
public final class FishCompletion {

  private FishCompletion() {}

  /**
   * Writes them.
   *
   * @param commands all commands
   * @return the text of a file {@code hocl.fish} for fish's folder of completions
   */
  public static String of(List<KnownCommand> commands) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Completion of hocl for fish: put this file into ~/.config/fish/completions.
        complete -c hocl -n __fish_use_subcommand -f
        complete -c hocl -n __fish_use_subcommand -l help -d 'Shows the commands'
        complete -c hocl -n __fish_use_subcommand -l version -d 'Shows the version'
        complete -c hocl -n __fish_use_subcommand -a help -d 'Shows the options of a command'
        """);
    for (KnownCommand command : commands) {
      out.append("complete -c hocl -n __fish_use_subcommand -a ")
          .append(command.name())
          .append(" -d ")
          .append(quoted(command.title()))
          .append('\n');
      out.append("complete -c hocl -n '__fish_seen_subcommand_from help' -f -a ")
          .append(command.name())
          .append('\n');
    }
    for (KnownCommand command : commands) {
      String start = "complete -c hocl -n '__fish_seen_subcommand_from " + command.name() + "'";
      if (!command.words().isEmpty()) {
        out.append(start)
            .append(" -f -a ")
            .append(quoted(String.join(" ", command.words())))
            .append('\n');
      } else if (!command.takesFiles()) {
        out.append(start).append(" -f\n");
      }
      for (KnownOption option : command.options()) {
        out.append(start).append(names(option)).append(value(option)).append(" -d ");
        out.append(quoted(option.title())).append('\n');
      }
    }
    return out.toString();
  }

  private static String names(KnownOption option) {
    StringBuilder out = new StringBuilder();
    for (String name : option.names()) {
      out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    return out.toString();
  }

  private static String value(KnownOption option) {
    if (!option.words().isEmpty()) {
      return " -x -a " + quoted(String.join(" ", option.words()));
    }
    return option.takesFile() ? " -r -F" : option.takesValue() ? " -x" : "";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
