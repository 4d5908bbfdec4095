package hocl.repl.option;

/** The command line is wrong; nothing was done. */
public class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * A complaint.
   *
   * @param sentence what is wrong, showing the text given
   * @param hint what would work
   */
  public UsageException(String sentence, String hint) {
    super(sentence, null, false, false);
    this.hint = hint;
  }

  /** The mistake, in one sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The advice that goes with the message. */
  public String hint() {
    return hint;
  }
}
