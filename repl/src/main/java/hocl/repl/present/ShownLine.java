package hocl.repl.present;

import hocl.grammar.source.SourceText;

/**
 * A line of source as a terminal shows it: tabs as spaces, control characters as a replacement, and
 * of a very long line only the part around the place of interest.
 */
final class ShownLine {

  private static final int TAB = 4;
  private static final int LONGEST = 160;
  private static final int BEFORE = 60;
  private static final String CUT = "...";

  private final int lineStart;
  private final String line;
  private final int from;
  private final int to;
  private final StringBuilder shown = new StringBuilder();
  private final int[] columns;

  /**
   * Lays out a line.
   *
   * @param line the number of the line, from 1
   * @param interest the offset in the text that must be visible
   */
  ShownLine(SourceText source, int line, int interest) {
    this.lineStart = source.lineStart(line);
    this.line = source.lineText(line);
    int place = Math.clamp(interest - (long) lineStart, 0, this.line.length());
    int first = this.line.length() <= LONGEST ? 0 : Math.max(0, place - BEFORE);
    int last = Math.min(this.line.length(), first + LONGEST);
    this.from = splitsPair(first) ? first + 1 : first;
    this.to = splitsPair(last) ? last - 1 : last;
    this.columns = new int[to - from + 1];
    layOut();
  }

  private boolean splitsPair(int index) {
    return index > 0
        && index < line.length()
        && Character.isLowSurrogate(line.charAt(index))
        && Character.isHighSurrogate(line.charAt(index - 1));
  }

  private void layOut() {
    int column = 0;
    if (from > 0) {
      shown.append(CUT);
      column = CUT.length();
    }
    int i = from;
    while (i < to) {
      int codePoint = line.codePointAt(i);
      int width;
      if (codePoint == '\t') {
        width = TAB - column % TAB;
        shown.repeat(' ', width);
      } else if (Character.isISOControl(codePoint) || isBidiControl(codePoint)) {
        width = 1;
        shown.append('\ufffd');
      } else {
        width = DisplayWidth.of(codePoint);
        shown.appendCodePoint(codePoint);
      }
      int next = i + Character.charCount(codePoint);
      for (; i < next; i++) {
        columns[i - from] = column;
      }
      column += width;
    }
    columns[to - from] = column;
    if (to < line.length()) {
      shown.append(CUT);
    }
  }

  private static boolean isBidiControl(int codePoint) {
    return (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  /** The text to show. */
  String text() {
    return shown.toString().stripTrailing();
  }

  /** The column, from 0, at which the character at an offset of the source stands. */
  int columnOf(int offset) {
    return columns[Math.clamp(offset - (long) lineStart - from, 0, columns.length - 1)];
  }
}
