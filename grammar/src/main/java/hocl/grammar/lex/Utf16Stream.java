package hocl.grammar.lex;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as the lexer reads it, in UTF-16 units, so that the offsets of tokens are those of the
 * string.
 */
final class Utf16Stream implements CharStream {
  private final String name;
  private final String text;
  private int position;

  Utf16Stream(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public String getText(Interval interval) {
    int start = Math.min(interval.a, text.length());
    return text.substring(start, Math.clamp(interval.b + 1L, start, text.length()));
  }

  @Override
  public void consume() {
    if (position >= text.length()) {
      throw new IllegalStateException("the text ends here");
    }
    position++;
    if (text.charAt(position - 1) == ' ') {
      skipBlanks();
    }
  }

  /** Goes on at the last of many blanks: no token depends on their number. */
  private void skipBlanks() {
    while (position + 1 < text.length()
        && text.charAt(position) == ' '
        && text.charAt(position + 1) == ' ') {
      position++;
    }
  }

  @Override
  public int LA(int offset) {
    int index = offset > 0 ? position + offset - 1 : position + offset;
    return offset == 0 || index < 0 || index >= text.length() ? IntStream.EOF : text.charAt(index);
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // Nothing was buffered for the marker.
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String toString() {
    return text;
  }
}
