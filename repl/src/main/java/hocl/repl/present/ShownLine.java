package hocl.repl.present;

import hocl.grammar.source.SourceText;

/**
 * A line of source as a terminal shows it: tabs as spaces, control characters as a replacement, and
 * of a very long line only the part around the place of interest.
 */
final class ShownLine {

  private static final int TAB = 4;
  private static final int LONGEST = 160;
  private static final int SHORTEST = 16;
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
   * @param columns the number of columns there are; 0 if it is not known
   */
  ShownLine(SourceText source, int line, int interest, int columns) {
    this.lineStart = source.lineStart(line);
    this.line = source.lineText(line);
    int place = Math.clamp(interest - (long) lineStart, 0, this.line.length());
    int most = LONGEST + 2 * CUT.length();
    int room = columns == 0 ? most : Math.clamp(columns, SHORTEST, most);
    if (widthOf(0, this.line.length()) <= Math.min(room, LONGEST)) {
      this.from = 0;
      this.to = this.line.length();
    } else {
      room -= 2 * CUT.length();
      this.from = start(place, room * 3 / 8);
      this.to = end(from, room);
    }
    this.columns = new int[to - from + 1];
    layOut();
  }

  /** The columns that a stretch takes at most. */
  private int widthOf(int start, int end) {
    return line.substring(start, end).codePoints().map(ShownLine::width).sum();
  }

  private static int width(int codePoint) {
    return codePoint == '\t' ? TAB : Visible.isHidden(codePoint) ? 1 : DisplayWidth.of(codePoint);
  }

  /** The first place to show, so that a number of columns lies before another place. */
  private int start(int place, int room) {
    int start = splitsPair(place) ? place - 1 : place;
    int left = room;
    while (start > 0) {
      int before = line.codePointBefore(start);
      left -= width(before);
      if (left < 0) {
        break;
      }
      start -= Character.charCount(before);
    }
    return start;
  }

  /** The place behind the last one to show, so that what is shown takes a number of columns. */
  private int end(int start, int room) {
    int end = start;
    int left = room;
    while (end < line.length()) {
      int next = line.codePointAt(end);
      left -= width(next);
      if (left < 0) {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
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
      } else if (Visible.isHidden(codePoint)) {
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

  /** The text to show. */
  String text() {
    return shown.toString().stripTrailing();
  }

  /** The column, from 0, at which the character at an offset of the source stands. */
  int columnOf(int offset) {
    return columns[Math.clamp(offset - (long) lineStart - from, 0, columns.length - 1)];
  }
}
