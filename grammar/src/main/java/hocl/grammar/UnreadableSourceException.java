package hocl.grammar;

import hocl.grammar.diagnostic.Diagnostic;

/** Says that a file is not program text; the reason is a diagnostic for the user. */
public final class UnreadableSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  UnreadableSourceException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /** The message for the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
