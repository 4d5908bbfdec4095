package hocl.runtime.reactor;

/**
 * Thrown when a right-hand side, or the start of a program, cannot be evaluated. The runtime knows
 * no source texts; the subclass of the language carries the diagnostic.
 */
public abstract class ReactionFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for people. */
  protected ReactionFailure(String message) {
    super(message, null, false, false);
  }
}
