package hocl.runtime.print;

import java.io.IOException;

/** Takes text until there is more than enough. */
final class TextBeginning implements Appendable {

  /** There is more text than is wanted. */
  static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private final StringBuilder out;
  private final int most;

  /**
   * Takes text.
   *
   * @param out gets it
   * @param most the largest number of characters that are wanted; with more an append fails, after
   *     it has taken them
   */
  TextBeginning(StringBuilder out, int most) {
    this.out = out;
    this.most = most;
  }

  @Override
  public Appendable append(CharSequence text) throws IOException {
    return append(text, 0, text.length());
  }

  @Override
  public Appendable append(CharSequence text, int start, int end) throws IOException {
    out.append(text, start, end);
    return checked();
  }

  @Override
  public Appendable append(char c) throws IOException {
    out.append(c);
    return checked();
  }

  private Appendable checked() throws Enough {
    if (out.length() > most) {
      throw new Enough();
    }
    return this;
  }
}
