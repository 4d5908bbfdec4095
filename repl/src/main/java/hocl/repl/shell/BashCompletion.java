package hocl.repl.shell;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the script by which bash completes commands, options, their words, and file names. */
public final class BashCompletion {

  private BashCompletion() {}

  /**
   * Writes it.
   *
   * @param commands all commands
   * @return the script, to be sourced by bash 3.2 or later
   */
  public static String of(List<KnownCommand> commands) {
    String names = commands.stream().map(KnownCommand::name).collect(Collectors.joining(" "));
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Completion of hocl for bash: source this file, or put it into a folder of bash-completion.
        # Where nothing is offered, bash offers the names of files.
        _hocl() {
          local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options= words=
          COMPREPLY=()
          if [ "$COMP_CWORD" -eq 1 ]; then
            COMPREPLY=($(compgen -W "%1$s help --help --version" -- "$word"))
            return
          fi
          case ${COMP_WORDS[1]} in
          help) words="%1$s" ;;
        """
            .formatted(names));
    commands.forEach(command -> append(command, out));
    out.append(
        """
          esac
          case $word in
          -*) words=$options ;;
          esac
          COMPREPLY=($(compgen -W "$words" -- "$word"))
        }
        complete -o default -o bashdefault -F _hocl hocl
        """);
    return out.toString();
  }

  private static void append(KnownCommand command, StringBuilder out) {
    out.append("  ").append(command.name()).append(")\n");
    out.append("    options=\"")
        .append(
            command.options().stream()
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" ")))
        .append("\"\n");
    if (!command.words().isEmpty()) {
      out.append("    words=\"").append(String.join(" ", command.words())).append("\"\n");
    }
    out.append("    case $before in\n");
    command.options().stream()
        .filter(option -> !option.words().isEmpty())
        .forEach(option ->
            out.append("    %s) words=\"%s\" ;;\n".formatted(pattern(option), words(option))));
    String others =
        command.options().stream()
            .filter(option -> option.takesValue() && option.words().isEmpty())
            .map(BashCompletion::pattern)
            .collect(Collectors.joining(" | "));
    if (!others.isEmpty()) {
      out.append("    ").append(others).append(") return ;;\n");
    }
    out.append("    esac\n    ;;\n");
  }

  private static String pattern(KnownOption option) {
    return String.join(" | ", option.names());
  }

  private static String words(KnownOption option) {
    return String.join(" ", option.words());
  }
}
