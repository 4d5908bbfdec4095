package hocl.repl.option;

/** The content of a data file does not fit its format. The message is one sentence for people. */
public final class DataRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String hint;

  /** A refusal with its sentence, which names file and line, and what would work. */
  public DataRefusedException(String sentence, String hint) {
    super(sentence, null, false, false);
    this.hint = hint;
  }

  /** The advice that goes with the message; may be empty. */
  public String hint() {
    return hint;
  }
}
