package hocl.runtime.gateway;

/** A request that cannot be met; nothing was done. The message is a sentence for people. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The request makes no sense. */
  public static final int BAD = 400;

  /** There is no such thing. */
  public static final int UNKNOWN = 404;

  /** It would take too long. */
  public static final int TOO_LONG = 408;

  /** It does not fit how things stand. */
  public static final int CONFLICT = 409;

  /** The program, or the data given to it, is refused. */
  public static final int PROGRAM = 422;

  /** There is too much of it already. */
  public static final int TOO_MANY = 429;

  /** The definitions of the program cannot be evaluated. */
  public static final int START = 424;

  /** The cluster has lost it. */
  public static final int LOST = 410;

  /** Most of the voters are not together. */
  public static final int MAJORITY = 503;

  private final int status;
  private final String hint;
  private final String report;

  /**
   * A refusal of a program.
   *
   * @param status of HTTP
   * @param report all that people are told, in several lines
   */
  public RefusedException(int status, String report) {
    super("The program is refused.", null, false, false);
    this.status = status;
    this.hint = "";
    this.report = report;
  }

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param hint advice; may be empty
   */
  public RefusedException(int status, String sentence, String hint) {
    super(sentence, null, false, false);
    this.status = status;
    this.hint = hint;
    this.report = "";
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** The advice that goes with the message; may be empty. */
  public String hint() {
    return hint;
  }

  /** The mistakes of a program, in several lines; empty where the sentence says all. */
  public String report() {
    return report;
  }

  /** The mistake, in one sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
