package hocl.grammar.source;

/**
 * A stretch of a source text.
 *
 * @param source the text
 * @param start offset of the first UTF-16 unit
 * @param end offset behind the last UTF-16 unit, not before {@code start}
 */
public record Span(SourceText source, int start, int end) {

  private static final Span NONE = new Span(new SourceText("<none>", ""), 0, 0);

  /** Checks that the span lies in order. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The span of trees that were made by a program and not read from a text. */
  public static Span none() {
    return NONE;
  }

  /** The smallest span that covers this one and a later one of the same text. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The line of the first character, from 1. */
  public int line() {
    return source.lineOf(start);
  }

  /** The column of the first character, from 1. */
  public int column() {
    return source.columnOf(start);
  }

  /** The text covered. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** {@code name:line:column}, the way tools write a place. */
  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
