package hocl.repl.option;

import hocl.runtime.data.RowOptions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the value of {@code --csv NAME=WORD,WORD,..}: how the rows of a file are read. */
final class RowWords {

  private static final String WORDS =
      "The words are header, text, text=COLUMN, decimal-comma, and separator=semicolon, tab, pipe or"
          + " another character.";

  private static final Map<String, Character> SEPARATORS =
      Map.of("semicolon", ';', "tab", '\t', "pipe", '|', "comma", ',', "space", ' ', "colon", ':');

  private boolean header;
  private char separator;
  private boolean decimalComma;
  private boolean allText;
  private final Set<Integer> columns = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  private RowWords() {}

  /**
   * The options that the words ask for.
   *
   * @throws UsageException if a word is unknown, or some do not fit each other
   */
  static RowOptions parse(String text) {
    RowWords words = new RowWords();
    for (String word : text.split(",", -1)) {
      words.add(word.strip());
    }
    if (!words.header && !words.names.isEmpty()) {
      throw new UsageException(
          "The column `"
              + words.names.iterator().next()
              + "` has a name only if there is a header.",
          "Add `header`, or give the number of the column, the first as `text=1`.");
    }
    if (words.decimalComma && words.separator == ',') {
      throw new UsageException(
          "A comma cannot be both in numbers and between fields.",
          "Add for example `separator=semicolon`.");
    }
    if (words.decimalComma && words.separator == 0) {
      words.separator = ';';
    }
    return new RowOptions(
        words.header,
        words.separator,
        words.decimalComma,
        words.allText,
        words.columns,
        words.names);
  }

  private void add(String word) {
    if (word.equals("header")) {
      header = true;
    } else if (word.equals("decimal-comma")) {
      decimalComma = true;
    } else if (word.equals("text")) {
      allText = true;
    } else if (word.startsWith("text=") && word.length() > "text=".length()) {
      column(word.substring("text=".length()));
    } else if (word.startsWith("separator=")) {
      separator = separator(word.substring("separator=".length()));
    } else {
      throw new UsageException("`--csv` does not know `" + word + "`.", WORDS);
    }
  }

  private void column(String column) {
    if (column.chars().allMatch(c -> c >= '0' && c <= '9')) {
      columns.add((int) Math.min(100_000, OptionNumbers.parse("text=", column, 1)));
    } else {
      names.add(column);
    }
  }

  private static char separator(String text) {
    Character named = SEPARATORS.get(text.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    char first = text.isEmpty() ? '"' : text.charAt(0);
    boolean usable =
        text.length() == 1
            && first > ' '
            && first < 0x7f
            && first != '"'
            && first != '-'
            && first != '.'
            && !Character.isLetterOrDigit(first);
    if (!usable) {
      throw new UsageException("`" + text + "` cannot separate fields.", WORDS);
    }
    return first;
  }
}
