package hocl.repl.console;

import java.io.IOException;

/** The reader of a stream has gone away: a broken pipe. */
public final class ReaderGoneException extends IOException {

  private static final long serialVersionUID = 1L;

  /** The exception for a failed attempt to write. */
  public ReaderGoneException(IOException cause) {
    super(cause);
  }
}
