package hocl.grammar.source;

import java.util.Arrays;

/**
 * A named piece of program text, with the mapping from offsets to lines and columns.
 *
 * <p>Offsets count UTF-16 units from 0; lines and columns count from 1, columns in code points, so
 * that a caret under a printed line lands below the right character. Instances are immutable and
 * safe to use from any thread; two texts are equal only if they are the same object.
 */
public final class SourceText {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param name what messages call this text: usually the path the user gave
   * @param text the whole text
   */
  public SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = findLineStarts(text);
  }

  /** The name by which messages call this text. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** Length of the text in UTF-16 units. */
  public int length() {
    return text.length();
  }

  /** Number of lines, at least 1. */
  public int lineCount() {
    return lineStarts.length;
  }

  /** The line, from 1, that holds the offset; offsets past the end belong to the last line. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, from 1 and in code points, of the offset in its line. */
  public int columnOf(int offset) {
    int end = Math.min(offset, text.length());
    int start = lineStarts[lineOf(end) - 1];
    return text.codePointCount(start, end) + 1;
  }

  /** The text of a line, from 1, without its line terminator. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && isTerminator(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Offset at which a line, from 1, begins. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** A span of this text; the offsets are put in order and cut to the text. */
  public Span span(int start, int end) {
    int from = Math.clamp(start, 0, text.length());
    int to = Math.clamp(end, from, text.length());
    return new Span(this, from, to);
  }

  /** A span over the whole text. */
  public Span wholeSpan() {
    return new Span(this, 0, text.length());
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean isTerminator(char c) {
    return c == '\n' || c == '\r';
  }

  private static int[] findLineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
