package hocl.repl.option;

/**
 * The {@code NAME=VALUE} of an option.
 *
 * @param name a name as programs write it
 * @param value everything behind the first {@code =}; not empty
 */
public record Pair(String name, String value) {

  /**
   * Splits at the first {@code =}.
   *
   * @param option the option it was given to, for the message
   * @throws UsageException if a part is missing or the first is not a name
   */
  public static Pair parse(String option, String example, String text) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1 || !isName(text.substring(0, equals))) {
      throw new UsageException(
          "`" + option + "` needs a name and a value, not `" + text + "`.",
          "Write for example `" + option + " " + example + "`.");
    }
    return new Pair(text.substring(0, equals), text.substring(equals + 1));
  }

  private static boolean isName(String text) {
    return Character.isLetter(text.codePointAt(0))
        && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }
}
