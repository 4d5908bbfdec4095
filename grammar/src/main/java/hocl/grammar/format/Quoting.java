package hocl.grammar.format;

import java.math.BigInteger;

/**
 * How literals are written: the one spelling used by the formatter and by everything that prints
 * atoms.
 */
public final class Quoting {
  private Quoting() {}

  /**
   * A string in quotes, with the escapes {@code \" \\ \n \t \r}; control characters and whatever
   * cannot stand in a text become {@code \}{@code uXXXX}.
   */
  public static String string(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    appendString(text, out);
    return out.toString();
  }

  /** Appends what {@link #string} returns. */
  public static void appendString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (isPlain(text, i)) {
            out.append(c);
          } else {
            out.append(String.format("\\u%04X", (int) c));
          }
        }
      }
    }
    out.append('"');
  }

  /** A Float as Java writes it, with a small {@code e}. */
  public static String number(double value) {
    return Double.isInfinite(value)
        ? value < 0 ? "-inf" : "inf"
        : Double.toString(value).replace('E', 'e');
  }

  /** An Int. */
  public static String number(BigInteger value) {
    return value.toString();
  }

  /**
   * Whether a character can stand in a text as it is: no control, no separator of lines, no half of
   * a pair, no mark of bad decoding.
   */
  private static boolean isPlain(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    boolean separator = c == '\u2028' || c == '\u2029' || c == '\uFEFF';
    return !Character.isISOControl(c) && !separator && c != '\uFFFD';
  }
}
