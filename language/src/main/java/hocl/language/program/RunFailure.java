package hocl.language.program;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.runtime.reactor.ReactionFailure;

/** A program failed while it ran: the diagnostic says where and why. */
public final class RunFailure extends ReactionFailure {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /** A failure that people will be told of by this diagnostic. */
  public RunFailure(Diagnostic diagnostic) {
    super(diagnostic.code());
    this.diagnostic = diagnostic;
  }

  /** The message for people. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
