package hocl.repl.console;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The surroundings of a call.
 *
 * @param variables the environment variables
 * @param inTerminal whether standard input is a terminal
 * @param outTerminal whether standard output is a terminal
 * @param errTerminal whether standard error is a terminal
 * @param interrupts where to learn that the user wants a run to stop
 * @param clock nanoseconds since some moment in the past
 */
public record Environment(
    Map<String, String> variables,
    boolean inTerminal,
    boolean outTerminal,
    boolean errTerminal,
    Interrupts interrupts,
    LongSupplier clock) {

  /** No variables, no terminal, no interrupts: what a pipe in an empty environment is. */
  public static final Environment PLAIN =
      new Environment(Map.of(), false, false, false, Interrupts.NEVER);

  /** The same with the clock of the system. */
  public Environment(
      Map<String, String> variables,
      boolean inTerminal,
      boolean outTerminal,
      boolean errTerminal,
      Interrupts interrupts) {
    this(variables, inTerminal, outTerminal, errTerminal, interrupts, System::nanoTime);
  }

  /** Whether a line on standard error can be taken back: it is a terminal, and not a dumb one. */
  public boolean canTakeBack() {
    return errTerminal && !isDumb();
  }

  /**
   * Whether text written to a terminal may be coloured: {@code NO_COLOR} and a dumb one forbid it.
   */
  public boolean wantsColour() {
    return variables.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
  }

  /**
   * The number of columns of the terminal: what {@code COLUMNS} says, or else the terminal itself;
   * 0 if it is not known.
   */
  public int columns() {
    int said = number(variables.getOrDefault("COLUMNS", ""));
    return said > 0 || !errTerminal ? said : TerminalWidth.ask();
  }

  private static int number(String text) {
    return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
  }

  private boolean isDumb() {
    return variables.getOrDefault("TERM", "").equals("dumb");
  }
}
