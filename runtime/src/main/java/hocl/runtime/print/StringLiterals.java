package hocl.runtime.print;

/** Strings as programs write them. */
public final class StringLiterals {
  private static final char FIRST_PRINTABLE = ' ';
  private static final char DELETE = 0x7f;
  private static final char LAST_CONTROL = 0x9f;

  private StringLiterals() {}

  /** The literal of a text: in double quotes, with escapes for what cannot be seen. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  /**
   * Appends the literal of a text. Escaped are the double quote, the backslash, control characters,
   * those that turn the direction of writing or end a line, the mark of bad decoding, and halves of
   * surrogate pairs.
   */
  public static void quote(String text, StringBuilder out) {
    out.append('"');
    escape(text, 0, text.length(), out);
    out.append('"');
  }

  /**
   * Appends a part of a text as it stands in its literal.
   *
   * @return where the next part begins: {@code to}, or behind it where that would part a pair
   */
  static int escape(String text, int from, int to, StringBuilder out) {
    int length = text.length();
    int i = from;
    for (; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < length
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (isHidden(c)) {
            out.append("\\u").append(String.format("%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return i;
  }

  private static boolean isHidden(char c) {
    return c < FIRST_PRINTABLE || (c >= DELETE && (c <= LAST_CONTROL || isHiddenText(c)));
  }

  private static boolean isHiddenText(char c) {
    return Character.isSurrogate(c)
        || c == '\u061c'
        || (c >= '\u200e' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\ufeff'
        || c == '\ufffd';
  }
}
