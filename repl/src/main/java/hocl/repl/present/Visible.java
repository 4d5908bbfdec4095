package hocl.repl.present;

/**
 * Text of messages without characters that a terminal obeys: control characters and those that turn
 * the direction of writing are shown by their numbers.
 */
public final class Visible {
  private Visible() {}

  /** The text with {@code \\u} and four hexadecimal digits for each such character. */
  public static String of(String text) {
    int i = 0;
    while (i < text.length() && !isHidden(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.substring(0, i));
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether a terminal obeys a character rather than showing it. */
  static boolean isHidden(int character) {
    return Character.isISOControl(character)
        || (character >= 0x202a && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069)
        || character == 0x200e
        || character == 0x200f
        || character == 0x061c
        || character == 0x2028
        || character == 0x2029
        || character == 0xfeff;
  }
}
