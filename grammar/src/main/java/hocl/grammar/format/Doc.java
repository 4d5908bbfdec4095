package hocl.grammar.format;

import java.util.List;

/**
 * A text whose line breaks are not decided yet. A {@link Group} is laid out on one line if it fits,
 * otherwise all lines directly in it are broken.
 */
sealed interface Doc {
  /** Nothing. */
  Doc EMPTY = new Text("");

  /** A space, or a break in a broken group. */
  Doc LINE = new Line(" ", false);

  /** Nothing, or a break in a broken group. */
  Doc SOFT = new Line("", false);

  /** Always a break. */
  Doc HARD = new Line("", true);

  /** Whether it holds a break that is always made, so that the groups around it are broken. */
  boolean breaks();

  /** Text without line breaks, or text that is printed exactly as it is. */
  record Text(String text) implements Doc {
    @Override
    public boolean breaks() {
      return text.indexOf('\n') >= 0;
    }
  }

  /** A possible line break. */
  record Line(String flat, boolean hard) implements Doc {
    @Override
    public boolean breaks() {
      return hard;
    }
  }

  /** Text that waits for the end of its line: a comment behind code. */
  record Suffix(String text) implements Doc {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /** One after the other. */
  record Concat(List<Doc> parts, boolean breaks) implements Doc {}

  /** Laid out flat or broken as one. */
  record Group(Doc content, boolean breaks) implements Doc {}

  /** Indented by one step more. */
  record Nest(Doc content, boolean breaks) implements Doc {}

  /**
   * A space, or in a broken group a break if what comes next does not fit into the rest of the
   * line.
   */
  record FillLine(Doc next) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  static Doc text(String text) {
    return new Text(text);
  }

  static Doc concat(Doc... parts) {
    return concat(List.of(parts));
  }

  static Doc concat(List<Doc> parts) {
    return new Concat(parts, anyBreaks(parts));
  }

  static Doc group(Doc... parts) {
    Doc content = concat(parts);
    return new Group(content, content.breaks());
  }

  static Doc nest(Doc... parts) {
    Doc content = concat(parts);
    return new Nest(content, content.breaks());
  }

  private static boolean anyBreaks(List<Doc> parts) {
    for (Doc part : parts) {
      if (part.breaks()) {
        return true;
      }
    }
    return false;
  }
}
