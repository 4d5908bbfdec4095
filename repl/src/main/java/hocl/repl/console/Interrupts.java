package hocl.repl.console;

/** Tells a listener that the user wants to stop (Ctrl-C). */
@FunctionalInterface
public interface Interrupts {

  /** Interrupts that never come. */
  Interrupts NEVER = action -> () -> {};

  /**
   * Has the action run, on a thread of its own, when an interrupt comes, until the handle is
   * closed.
   *
   * @param action must be short and must not throw
   * @return to be closed once what could be interrupted is over
   */
  Handle during(Runnable action);

  /** Ends the listening. */
  interface Handle extends AutoCloseable {
    @Override
    void close();
  }
}
