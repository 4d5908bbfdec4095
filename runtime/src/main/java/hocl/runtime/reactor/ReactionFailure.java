package hocl.runtime.reactor;

/**
 * A right-hand side, or the start of a program, could not be evaluated. The runtime knows no source
 * texts; the language's subclass carries the diagnostic.
 */
public abstract class ReactionFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for people. */
  protected ReactionFailure(String message) {
    super(message, null, false, false);
  }
}
