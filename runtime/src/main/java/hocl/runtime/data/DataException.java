package hocl.runtime.data;

/** Data that cannot be read: which file, which line, what is wrong, and what would work. */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final long line;
  private final String sentence;
  private final String hint;

  /**
   * Data that cannot be read.
   *
   * @param source the name of the file as the user gave it, or {@code standard input}
   * @param line the line, counted from 1, or 0 if it is about the whole file
   * @param sentence what is wrong, without a full stop
   * @param hint what would work, or an empty text
   */
  public DataException(String source, long line, String sentence, String hint) {
    super((line > 0 ? source + ", line " + line : source) + ": " + sentence);
    this.source = source;
    this.line = line;
    this.sentence = sentence;
    this.hint = hint;
  }

  /** The name of the file as the user gave it, or {@code standard input}. */
  public String source() {
    return source;
  }

  /** The line, counted from 1, or 0 if this is about the whole file. */
  public long line() {
    return line;
  }

  /** The mistake, without place and full stop. */
  public String sentence() {
    return sentence;
  }

  /** The advice that goes with the message, or an empty text. */
  public String hint() {
    return hint;
  }
}
