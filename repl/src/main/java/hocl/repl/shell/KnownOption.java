package hocl.repl.shell;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as a shell has to know it. Immutable.
 *
 * @param names the ways to write it, such as {@code -h} and {@code --help}
 * @param value the label of its value, or nothing if it takes none
 * @param description one or more sentences
 * @param repeatable whether it may be given several times
 */
public record KnownOption(
    List<String> names, String value, String description, boolean repeatable) {

  private static final Pattern WORDS = Pattern.compile("[a-z][a-z-]*(\\|[a-z][a-z-]*)+");
  private static final Pattern FILE = Pattern.compile(".*\\b(FILE|PATH|RECEIPT|PROGRAM|KEYS)\\b.*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.;:] ");

  /** Keeps a copy of the names. */
  public KnownOption {
    names = List.copyOf(names);
  }

  static KnownOption of(OptionSpec option) {
    boolean flag = option.arity().max() == 0;
    return new KnownOption(
        List.of(option.names()),
        flag ? "" : option.paramLabel(),
        String.join(" ", option.description()).strip(),
        option.isMultiValue());
  }

  boolean takesValue() {
    return !value.isEmpty();
  }

  boolean takesFile() {
    return namesFile(value);
  }

  /** The words that its value can be, where they are few. */
  List<String> words() {
    return wordsOf(value);
  }

  /** The first sentence of the description, without its full stop. */
  String title() {
    return firstSentence(description);
  }

  static boolean namesFile(String label) {
    return FILE.matcher(label).matches();
  }

  static List<String> wordsOf(String label) {
    return WORDS.matcher(label).matches() ? List.of(label.split("\\|", -1)) : List.of();
  }

  static String firstSentence(String text) {
    String first = SENTENCE_END.split(text, 2)[0];
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }
}
