package hocl.runtime.task;

/** A blob that a ledger names is not there. */
public final class LostBlobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostBlobException(String name, String what) {
    super("the blob " + name + " " + what);
  }
}
