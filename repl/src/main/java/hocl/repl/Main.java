package hocl.repl;

import hocl.repl.console.Environment;
import hocl.repl.console.ExitCode;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Starts the command line in a process of its own. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the words of the command line
   */
  public static void main(String[] arguments) {
    ProcessInterrupts interrupts = interrupts();
    int code = run(arguments, interrupts);
    if (!interrupts.finish()) {
      System.exit(code);
    }
  }

  private static int run(String[] arguments, ProcessInterrupts interrupts) {
    OutputStream err = StandardStream.err();
    byte[] lastWords = "error: The memory is used up.\n".getBytes(StandardCharsets.UTF_8);
    int limit = ExitCode.LIMIT.number();
    try {
      return Cli.run(
          arguments,
          new FileInputStream(FileDescriptor.in),
          StandardStream.out(),
          err,
          environment(interrupts));
    } catch (OutOfMemoryError e) {
      // not even enough to say so in the usual way
      return say(lastWords, err, limit);
    }
  }

  private static int say(byte[] words, OutputStream err, int code) {
    try {
      err.write(words);
      err.flush();
    } catch (IOException | OutOfMemoryError e) {
      // the exit code tells
    }
    return code;
  }

  /** The interrupts of this process. */
  static ProcessInterrupts interrupts() {
    return new ProcessInterrupts(Runtime.getRuntime()::halt);
  }

  /** The environment of this process. */
  static Environment environment(ProcessInterrupts interrupts) {
    return new Environment(
        System.getenv(),
        Terminals.isTerminal(0),
        Terminals.isTerminal(1),
        Terminals.isTerminal(2),
        interrupts);
  }
}
