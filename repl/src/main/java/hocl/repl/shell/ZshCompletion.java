package hocl.repl.shell;

import java.util.List;

/** Writes the function by which zsh completes commands, options, their words, and file names. */
public final class ZshCompletion {

  private ZshCompletion() {}

  /**
   * Writes it.
   *
   * @param commands all commands
   * @return the text of a file {@code _hocl} for a folder of {@code fpath}, which may be sourced
   *     too
   */
  public static String of(List<KnownCommand> commands) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        #compdef hocl
        # Completion of hocl for zsh: put this file, as `_hocl`, into a folder of $fpath, or source it.
        _hocl() {
          local -a commands
          commands=(
        """);
    for (KnownCommand command : commands) {
      out.append("    %s\n".formatted(quoted(command.name() + ":" + command.title())));
    }
    out.append(
        """
            'help:Shows the options of a command, with examples'
          )
          if (( CURRENT == 2 )); then
            _describe -t commands command commands
            _arguments '--help[Shows the commands]' '--version[Shows the version]'
            return
          fi
          local command=$words[2]
          shift words
          (( CURRENT-- ))
          case $command in
          help) _describe -t commands command commands ;;
        """);
    commands.forEach(command -> append(command, out));
    out.append(
        """
          esac
        }
        if [[ ${funcstack[1]:-} = _hocl ]]; then
          _hocl "$@"
        else
          compdef _hocl hocl
        fi
        """);
    return out.toString();
  }

  private static void append(KnownCommand command, StringBuilder out) {
    out.append("  ").append(command.name()).append(")\n    _arguments");
    for (KnownOption option : command.options()) {
      for (String name : option.names()) {
        String star = option.repeatable() ? "*" : "";
        String text = star + name + "[" + bracketed(option.title()) + "]" + value(option);
        out.append(" \\\n      ").append(quoted(text));
      }
    }
    if (!command.words().isEmpty()) {
      out.append(" \\\n      ").append(quoted("1: :(" + String.join(" ", command.words()) + ")"));
    }
    if (command.takesFiles()) {
      out.append(" \\\n      '*:file:_files'");
    }
    out.append("\n    ;;\n");
  }

  private static String value(KnownOption option) {
    if (!option.takesValue()) {
      return "";
    }
    String action =
        option.takesFile()
            ? "_files"
            : option.words().isEmpty() ? " " : "(" + String.join(" ", option.words()) + ")";
    return ":"
        + option.value().replace("[", "").replace("]", "").replace(":", "\\:")
        + ":"
        + action;
  }

  private static String bracketed(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
