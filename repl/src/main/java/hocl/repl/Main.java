package hocl.repl;

import hocl.repl.console.Environment;
import java.io.FileDescriptor;
import java.io.FileInputStream;

/** Starts the command line in a process of its own. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the words of the command line
   */
  public static void main(String[] arguments) {
    ProcessInterrupts interrupts = new ProcessInterrupts(Runtime.getRuntime()::halt);
    int code =
        Cli.run(
            arguments,
            new FileInputStream(FileDescriptor.in),
            StandardStream.out(),
            StandardStream.err(),
            environment(interrupts));
    if (!interrupts.finish()) {
      System.exit(code);
    }
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
