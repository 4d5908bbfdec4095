package hocl.runtime.gateway;

import java.io.IOException;

/** A text that is kept in memory, and ends at a length. For one thread. */
final class BoundedText implements Appendable {

  private final StringBuilder text = new StringBuilder();
  private final int most;

  /**
   * An empty text.
   *
   * @param most how many characters it may have
   */
  BoundedText(int most) {
    this.most = most;
  }

  /** There would be more characters than there may be. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLongException() {
      super("the text is too long");
    }
  }

  /** The beginning of the text. */
  String beginning(int length) {
    int end = Math.min(length, text.length());
    boolean cuts = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, cuts ? end - 1 : end);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  @Override
  public Appendable append(CharSequence more) throws IOException {
    return append(more, 0, more.length());
  }

  @Override
  public Appendable append(CharSequence more, int start, int end) throws IOException {
    check(end - start);
    text.append(more, start, end);
    return this;
  }

  @Override
  public Appendable append(char unit) throws IOException {
    check(1);
    text.append(unit);
    return this;
  }

  private void check(int more) throws TooLongException {
    if (more > most - text.length()) {
      throw new TooLongException();
    }
  }
}
