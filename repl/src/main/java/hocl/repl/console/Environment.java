package hocl.repl.console;

import java.util.Map;

/**
 * What surrounds a call.
 *
 * @param variables the environment variables
 * @param inTerminal whether standard input is a terminal
 * @param outTerminal whether standard output is a terminal
 * @param errTerminal whether standard error is a terminal
 * @param interrupts where to learn that the user wants a run to stop
 */
public record Environment(
    Map<String, String> variables,
    boolean inTerminal,
    boolean outTerminal,
    boolean errTerminal,
    Interrupts interrupts) {

  /** No variables, no terminal, no interrupts: what a pipe in an empty environment is. */
  public static final Environment PLAIN =
      new Environment(Map.of(), false, false, false, Interrupts.NEVER);

  /**
   * Whether text written to a terminal may be coloured: {@code NO_COLOR} and a dumb one forbid it.
   */
  public boolean wantsColour() {
    return variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !variables.getOrDefault("TERM", "").equals("dumb");
  }
}
