package hocl.repl.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Short pages about the words of the language: its keywords, signs, types and built-ins. */
public final class WordPages {

  private static final String RESOURCE = "words.txt";

  /** What stands before the words that a page is about. */
  private static final String HEADING = "# ";

  private static final class Standard {
    private static final WordPages PAGES = read();
  }

  private final Map<String, String> pages;

  private WordPages(Map<String, String> pages) {
    this.pages = pages;
  }

  /** The pages that come with the language. */
  public static WordPages standard() {
    return Standard.PAGES;
  }

  private static WordPages read() {
    try (InputStream in = WordPages.class.getResourceAsStream(RESOURCE)) {
      return of(
          new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pages of a text: each begins with a line of the words that it is about. */
  static WordPages of(String text) {
    Map<String, String> pages = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    StringBuilder page = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith(HEADING)) {
        add(words, page, pages);
        words = List.of(line.substring(HEADING.length()).split(" ", -1));
      } else {
        page.append(line).append('\n');
      }
    }
    add(words, page, pages);
    return new WordPages(pages);
  }

  private static void add(List<String> words, StringBuilder page, Map<String, String> pages) {
    String text = page.toString().strip();
    words.forEach(word -> pages.put(word, text + "\n"));
    page.setLength(0);
  }

  /** The words that there are pages about. */
  public Set<String> words() {
    return pages.keySet();
  }

  /** The page about a word. */
  public Optional<String> page(String word) {
    return Optional.ofNullable(pages.get(word));
  }
}
