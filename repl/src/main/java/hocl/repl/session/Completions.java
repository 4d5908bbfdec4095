package hocl.repl.session;

import hocl.grammar.lex.Word;
import hocl.repl.option.UsageException;
import hocl.repl.words.LanguageWords;
import hocl.repl.words.LibraryModules;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds what a word that is being typed may become. */
final class Completions {

  private final Vocabulary vocabulary;

  Completions(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * What may stand at the end of a text.
   *
   * @param start where the word begins that the candidates replace
   * @param candidates whole words, in order; all begin with what is there
   */
  record Found(int start, List<String> candidates) {}

  /** The candidates for the word that ends a text. */
  Found of(String text) {
    String input = text.stripLeading();
    if (!Completeness.isCommand(text)) {
      return program(text);
    }
    int blank = input.indexOf(' ');
    if (blank < 0) {
      return starting(
          text,
          text.length() - input.length(),
          vocabulary.commands().all().stream().map(each -> ":" + each.name()).toList());
    }
    return argument(text, input.substring(0, blank));
  }

  private Found argument(String text, String name) {
    SessionCommand command;
    try {
      command = vocabulary.commands().find(name);
    } catch (UsageException e) {
      return new Found(text.length(), List.of());
    }
    if (command.takesProgram()) {
      return program(text);
    }
    int start = text.lastIndexOf(' ') + 1;
    return command.takesFile()
        ? files(text, start)
        : starting(text, start, command.choices(vocabulary));
  }

  private Found program(String text) {
    int start = text.length();
    while (start > 0 && isPart(text.charAt(start - 1))) {
      start--;
    }
    String before = text.substring(0, start).stripTrailing();
    if (isInside(before, text)) {
      return new Found(text.length(), List.of());
    }
    if (before.endsWith("::")) {
      return starting(text, start, LanguageWords.TYPES);
    }
    String line = text.substring(text.lastIndexOf('\n') + 1);
    if (line.stripLeading().startsWith("import ")) {
      return starting(text, text.lastIndexOf(' ') + 1, LibraryModules.NAMES);
    }
    if (start == text.length()) {
      return new Found(start, List.of());
    }
    List<String> words = new ArrayList<>(vocabulary.names());
    words.addAll(vocabulary.symbols());
    words.addAll(LanguageWords.ALL);
    int hyphen = text.lastIndexOf("replace-");
    if (hyphen >= 0 && hyphen + "replace-".length() == start) {
      start = hyphen;
    }
    return starting(text, start, words);
  }

  /** Whether the text ends in a String or a comment, where nothing is completed. */
  private static boolean isInside(String before, String text) {
    List<Word> words = Word.of(text);
    if (words.isEmpty() || before.isEmpty()) {
      return false;
    }
    Word last = words.getLast();
    return last.end() == text.length()
        && (last.sort() == Word.Sort.COMMENT || last.sort() == Word.Sort.STRING);
  }

  private static boolean isPart(char unit) {
    return Character.isLetterOrDigit(unit) || unit == '_';
  }

  private static Found starting(String text, int start, List<String> words) {
    String begun = text.substring(start);
    TreeSet<String> found = new TreeSet<>();
    words.stream().filter(word -> word.startsWith(begun)).forEach(found::add);
    return new Found(start, List.copyOf(found));
  }

  private static Found files(String text, int start) {
    String begun = text.substring(start);
    int slash = begun.lastIndexOf('/') + 1;
    TreeSet<String> found = new TreeSet<>();
    try (DirectoryStream<Path> paths =
        Files.newDirectoryStream(Path.of(slash == 0 ? "." : begun.substring(0, slash)))) {
      for (Path path : paths) {
        String name = path.getFileName() + (Files.isDirectory(path) ? "/" : "");
        if (name.startsWith(begun.substring(slash))
            && (Files.isDirectory(path) || name.endsWith(".hocl"))) {
          found.add(begun.substring(0, slash) + name);
        }
      }
    } catch (IOException | InvalidPathException e) {
      return new Found(start, List.of());
    }
    return new Found(start, List.copyOf(found));
  }
}
