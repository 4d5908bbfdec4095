package hocl.repl.lsp;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Places in a text as the protocol counts them: lines and columns from 0, columns in UTF-16 units,
 * which are those of {@link SourceText}'s offsets.
 */
final class Positions {
  private Positions() {}

  /** The position of an offset. */
  static Position of(SourceText source, int offset) {
    int line = source.lineOf(offset);
    return new Position(line - 1, offset - source.lineStart(line));
  }

  /** The range of a span. */
  static Range range(Span span) {
    return new Range(of(span.source(), span.start()), of(span.source(), span.end()));
  }

  /** The offset of a position; places that are not in the text are moved into it. */
  static int offset(SourceText source, Position position) {
    if (position.getLine() >= source.lineCount()) {
      return source.length();
    }
    int line = Math.max(0, position.getLine()) + 1;
    int start = source.lineStart(line);
    int end = line < source.lineCount() ? source.lineStart(line + 1) : source.length();
    while (end > start && isLineEnd(source.text().charAt(end - 1))) {
      end--;
    }
    return Math.clamp((long) start + position.getCharacter(), start, end);
  }

  private static boolean isLineEnd(char unit) {
    return unit == '\n' || unit == '\r';
  }
}
