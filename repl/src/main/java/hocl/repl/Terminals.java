package hocl.repl;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out which of the standard streams of this process are terminals. */
final class Terminals {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Terminals() {}

  /**
   * Whether a standard stream is a terminal.
   *
   * @param descriptor 0 for input, 1 for output, 2 for errors
   */
  static boolean isTerminal(int descriptor) {
    try {
      String target =
          Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor))).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      // No such folder on this system: Java tells about input and output together only.
      return isConsole();
    }
  }

  @SuppressWarnings("SystemConsoleNull") // it says so itself, and then there may be none after all
  private static boolean isConsole() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
