package hocl.runtime.data;

/** Strings as JSON writes them. */
public final class JsonText {
  private JsonText() {}

  /** A text as a JSON string, quotes included. */
  public static String quoted(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2);
    append(value, out);
    return out.toString();
  }

  /** Appends a text as a JSON string, quotes included. */
  static void append(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
