package hocl.repl.present;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.repl.console.Palette;
import hocl.repl.console.Palette.Role;
import java.util.ArrayList;
import java.util.List;

/** Lines of one source with the places of a diagnostic marked below them. */
final class Excerpt {

  /**
   * A place to mark.
   *
   * @param main whether it is the diagnostic's own place, which gets carets instead of dashes
   * @param text stands beside the mark; may be empty
   */
  record Mark(Span span, boolean main, String text) {}

  private final SourceText source;
  private final List<Mark> marks;
  private final Palette palette;
  private final Role role;

  /** An excerpt that shows marks of one source, in the colour of the role. */
  Excerpt(SourceText source, List<Mark> marks, Palette palette, Role role) {
    this.source = source;
    this.marks = new ArrayList<>(marks);
    this.marks.sort(Excerpt::compare);
    this.palette = palette;
    this.role = role;
  }

  /** By line, in a line the main one first, then by start. */
  private static int compare(Mark a, Mark b) {
    int lines = Integer.compare(a.span().line(), b.span().line());
    int mains = lines != 0 ? lines : Boolean.compare(b.main(), a.main());
    return mains != 0 ? mains : Integer.compare(a.span().start(), b.span().start());
  }

  /** How many columns the largest line number takes. */
  int gutter() {
    return String.valueOf(marks.getLast().span().line()).length();
  }

  /**
   * Appends the lines.
   *
   * @param gutter the width in which the numbers of the lines are right-aligned
   * @param width the number of columns of the terminal; 0 if it is not known
   */
  void appendTo(StringBuilder out, int gutter, int width) {
    frame(out, " ".repeat(gutter) + " |", "");
    int previous = -1;
    int i = 0;
    while (i < marks.size()) {
      int line = marks.get(i).span().line();
      if (previous >= 0 && line > previous + 1) {
        frame(out, "...", "");
      }
      ShownLine shown =
          new ShownLine(
              source, line, marks.get(i).span().start(), width == 0 ? 0 : width - gutter - 3);
      String number = String.valueOf(line);
      frame(out, " ".repeat(gutter - number.length()) + number + " |", " " + shown.text());
      for (; i < marks.size() && marks.get(i).span().line() == line; i++) {
        frame(out, " ".repeat(gutter) + " |", " " + underline(shown, marks.get(i)));
      }
      previous = line;
    }
  }

  private String underline(ShownLine shown, Mark mark) {
    int start = shown.columnOf(mark.span().start());
    int end = shown.columnOf(mark.span().end());
    String line = (mark.main() ? "^" : "-").repeat(Math.max(1, end - start));
    String text = mark.text().isEmpty() ? line : line + " " + mark.text();
    return " ".repeat(start) + palette.paint(mark.main() ? role : Role.FRAME, text);
  }

  private void frame(StringBuilder out, String frame, String rest) {
    out.append(palette.paint(Role.FRAME, frame)).append(rest.isBlank() ? "" : rest).append('\n');
  }
}
