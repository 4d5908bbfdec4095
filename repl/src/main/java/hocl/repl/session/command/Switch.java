package hocl.repl.session.command;

import hocl.repl.option.UsageException;

/** Reads {@code on} and {@code off}. */
final class Switch {

  private Switch() {}

  /**
   * Whether something is to be on.
   *
   * @param command with its colon, for the message
   * @throws UsageException if the argument is neither
   */
  static boolean parse(String command, String argument) {
    return switch (argument) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw new UsageException(
              "`" + command + "` needs `on` or `off`, not `" + argument + "`.",
              "Write `" + command + " on`.");
    };
  }
}
