package hocl.repl.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks the terminal of this process for its width. */
final class TerminalWidth {
  private static final File TERMINAL = new File("/dev/tty");
  private static final long PATIENCE = 500;

  private TerminalWidth() {}

  /** The number of columns; 0 if it cannot be learnt. */
  static int ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return 0;
      }
      String size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return size.matches("[0-9]{1,4} [0-9]{1,4}")
          ? Integer.parseInt(size.substring(size.indexOf(' ') + 1))
          : 0;
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
