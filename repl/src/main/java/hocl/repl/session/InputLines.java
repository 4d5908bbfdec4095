package hocl.repl.session;

import hocl.repl.console.Interrupts;

/** Where the inputs of a session come from. One thread at a time. */
public interface InputLines extends AutoCloseable {

  /**
   * Waits for the next whole input.
   *
   * @param prompt what a person is shown before the input; see {@link Prompt}
   */
  Input next(String prompt);

  /** Says what words there are, for completion while an input is typed. */
  default void completeFrom(Vocabulary vocabulary) {}

  /** Where to learn, while something reacts, that it is to stop. */
  Interrupts interrupts();

  /** Whether a person sits at the other end, so that an interrupt does not end the session. */
  boolean interactive();

  @Override
  void close();
}
