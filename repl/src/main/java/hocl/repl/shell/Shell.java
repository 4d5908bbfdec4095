package hocl.repl.shell;

import java.util.List;

/** The shells that can complete the words of a command line. */
public enum Shell {
  /** For bash. */
  BASH("completion/hocl.bash"),
  /** For zsh. */
  ZSH("completion/_hocl"),
  /** For fish. */
  FISH("completion/hocl.fish");

  private final String path;

  Shell(String path) {
    this.path = path;
  }

  /** Where its file lies in a distribution. */
  public String path() {
    return path;
  }

  /** Writes its file for all commands. */
  public String of(List<KnownCommand> commands) {
    return switch (this) {
      case BASH -> BashCompletion.of(commands);
      case ZSH -> ZshCompletion.of(commands);
      case FISH -> FishCompletion.of(commands);
    };
  }
}
