package hocl.runtime.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with text that is not JSON, in the words of hocl.
 *
 * @param sentence the mistake, without a full stop
 * @param hint what would work, or an empty text
 */
record JsonMistake(String sentence, String hint) {

  private static final Pattern CHARACTER =
      Pattern.compile(
          "Unexpected character \\('(.*)' \\(code ([0-9]+)\\b.*?\\)\\)(.*)", Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile("(?:Unrecognized|Non-standard) token '(.*?)'.*", Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile("Unrecognized character escape '?(.*?)'? \\(code.*", Pattern.DOTALL);
  private static final Pattern CONTROL =
      Pattern.compile(".*CTRL-CHAR, code ([0-9]+).*", Pattern.DOTALL);
  private static final Pattern CLOSING =
      Pattern.compile("Unexpected close marker '(.)'(?:: expected '(.)')?.*", Pattern.DOTALL);
  private static final int LONGEST = 40;

  /**
   * The mistake behind a message of the library that reads JSON.
   *
   * @param message in the words of that library, which are not shown
   */
  static JsonMistake of(String message) {
    Matcher closing = CLOSING.matcher(message);
    if (closing.matches()) {
      return new JsonMistake(
          "`" + closing.group(1) + "` closes nothing here",
          closing.group(2) == null ? "" : "a `" + closing.group(2) + "` should stand before it");
    }
    Matcher character = CHARACTER.matcher(message);
    if (character.matches()) {
      return atCharacter(shown(character.group(1), character.group(2)), character.group(3));
    }
    Matcher control = CONTROL.matcher(message);
    if (control.matches()) {
      String code = String.format("%04x", Integer.parseInt(control.group(1)));
      return new JsonMistake(
          "the control character U+"
              + code.toUpperCase(java.util.Locale.ROOT)
              + " stands in the text",
          "inside a string write it as `\\u" + code + "`");
    }
    Matcher escape = ESCAPE.matcher(message);
    if (escape.matches()) {
      return new JsonMistake(
          "`\\" + escape.group(1) + "` is no escape of JSON", "a backslash is written `\\\\`");
    }
    Matcher word = WORD.matcher(message);
    if (word.matches()) {
      return ofWord(word.group(1));
    }
    if (message.contains("Leading zero")) {
      return new JsonMistake(
          "a number begins with a zero", "put text such as `007` in double quotes");
    }
    if (message.startsWith("Invalid numeric value") || message.contains("numeric value")) {
      return new JsonMistake("this is no number of JSON", "numbers are written `7`, `-2.5`, `1e9`");
    }
    return message.contains("surrogate")
        ? halfCharacter()
        : new JsonMistake("this is not JSON", "");
  }

  /** A text with one half of a character that JSON writes as two. */
  static JsonMistake halfCharacter() {
    return new JsonMistake(
        "half a character stands in a string",
        "write both halves, such as `\\ud83d\\ude00`, or the character itself");
  }

  private static JsonMistake ofWord(String word) {
    String start = word.length() > LONGEST ? word.substring(0, LONGEST) + "..." : word;
    boolean number = word.matches("[-+]?(NaN|Inf|INF|Infinity)");
    return new JsonMistake(
        "`" + start + "` is no value of JSON",
        number
            ? "JSON has no such number: write `null`, or leave it out"
            : "values are strings in double quotes, numbers, `true`, `false`, `null`, arrays and"
                + " objects");
  }

  private static JsonMistake atCharacter(String character, String rest) {
    if (character.equals("`'`")) {
      return new JsonMistake(
          "`'` stands where a value or a name should", "strings stand in double quotes");
    }
    if (character.equals("`/`") || character.equals("`#`")) {
      return new JsonMistake(character + " stands where a value should", "JSON has no comments");
    }
    if (rest.contains("double-quote to start")) {
      return character.equals("`}`")
          ? new JsonMistake("a comma stands before `}`", "leave the comma out")
          : new JsonMistake(
              character + " stands where the name of a member should",
              "names of members stand in double quotes");
    }
    if (rest.contains("expecting a colon")) {
      return new JsonMistake(
          "a colon is missing before " + character, "a member is written `\"name\": value`");
    }
    if (rest.contains("expecting comma")) {
      return new JsonMistake("a comma is missing before " + character, "");
    }
    if (rest.contains("hex-digit")) {
      return new JsonMistake(
          character + " stands in the number of a character",
          "behind `\\u` stand four hexadecimal digits");
    }
    if (rest.contains("numeric value")) {
      return new JsonMistake(
          "this is no number of JSON: " + character, "numbers are written `7`, `-2.5`, `1e9`");
    }
    return character.equals("`]`")
        ? new JsonMistake("a comma stands before `]`", "leave the comma out")
        : new JsonMistake(character + " stands where a value should", "");
  }

  private static String shown(String character, String code) {
    int number = Integer.parseInt(code);
    return Character.isISOControl(number) || number > 0x10ffff
        ? "the character U+" + String.format("%04X", number)
        : "`" + character + "`";
  }
}
