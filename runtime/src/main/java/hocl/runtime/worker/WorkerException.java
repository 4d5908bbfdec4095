package hocl.runtime.worker;

/** A worker cannot go on; the message is a sentence for people. */
public final class WorkerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Cause cause;
  private final String hint;

  /** The reasons for which a worker ends, or its session does. */
  public enum Cause {
    /** The gateway has not answered for too long. */
    LOST,
    /** The gateway does not know the session any longer; the worker may come anew. */
    OVER,
    /** The gateway does not let the worker in, or refuses a request. */
    REFUSED
  }

  WorkerException(Cause cause, String sentence, String hint) {
    super(sentence, null, false, false);
    this.cause = cause;
    this.hint = hint;
  }

  /** The reason. */
  public Cause reason() {
    return cause;
  }

  /** The advice that goes with the message; may be empty. */
  public String hint() {
    return hint;
  }
}
