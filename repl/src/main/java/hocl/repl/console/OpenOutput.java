package hocl.repl.console;

import java.io.IOException;

/**
 * An output that stops those who write when nothing arrives any more.
 *
 * @param out takes the text
 */
public record OpenOutput(TextOutput out) implements Appendable {

  @Override
  public Appendable append(CharSequence text) throws IOException {
    check();
    out.append(text);
    return this;
  }

  @Override
  public Appendable append(CharSequence text, int start, int end) throws IOException {
    check();
    out.append(text, start, end);
    return this;
  }

  @Override
  public Appendable append(char unit) throws IOException {
    check();
    out.append(unit);
    return this;
  }

  private void check() throws IOException {
    if (out.closed()) {
      throw new IOException("the output is closed");
    }
  }
}
