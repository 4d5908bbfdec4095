package hocl.repl;

import hocl.language.Machine;
import hocl.repl.console.ExitCode;
import hocl.repl.console.TextOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs several commands in one process without a word. The launcher has the JDK watch this once
 * after a build: what these commands load, later processes find ready.
 */
public final class WarmUp {

  /** The command of a session, which types one at a terminal first. */
  private static final String SESSION = "repl";

  private WarmUp() {}

  /**
   * Runs commands one after another and ends the process, with exit code 1 if one of them ended
   * with another than 0, whose line is then said on standard error.
   *
   * @param arguments the file that holds the commands, each in a line of its own and its words
   *     parted by blanks; names of files in it are seen from the working directory
   * @throws IOException if the file cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    TextOutput err = new TextOutput(StandardStream.err(), true);
    ProcessInterrupts interrupts = Main.interrupts();
    // as for large data
    Machine.warmUp();
    int end = 0;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (line.equals(SESSION)) {
        SessionRehearsal.run();
      }
      int code =
          Cli.run(
              line.strip().split(" +", -1),
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              Main.environment(interrupts));
      if (code == ExitCode.INTERRUPTED.number()) {
        break;
      }
      if (code != 0) {
        err.line(line);
        end = 1;
      }
    }
    if (!interrupts.finish()) {
      System.exit(end);
    }
  }
}
