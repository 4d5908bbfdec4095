package hocl.repl.console;

import java.io.IOException;

/** The reader of a stream has gone away: a broken pipe. */
public final class ReaderGoneException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean ofBoth;

  /**
   * The exception for a failed attempt to write.
   *
   * @param ofBoth whether the same reader read standard output and standard error
   */
  public ReaderGoneException(IOException cause, boolean ofBoth) {
    super(cause);
    this.ofBoth = ofBoth;
  }

  /** Whether the same reader read standard output and standard error. */
  public boolean isOfBoth() {
    return ofBoth;
  }
}
