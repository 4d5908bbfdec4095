package hocl.grammar.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All messages, read once from one Markdown file: a heading {@code ## code}, a paragraph that is
 * the message, a quotation that is the hint, and the rest, up to the next heading, is the long
 * page. Safe to use from any thread.
 */
public final class Catalogue {
  private static final String RESOURCE = "catalogue.md";
  private static final String HEADING = "## ";
  private static final String QUOTE = "> ";

  private final Map<String, CatalogueEntry> entries;

  private Catalogue(Map<String, CatalogueEntry> entries) {
    this.entries = entries;
  }

  /** The catalogue of the language. */
  public static Catalogue standard() {
    return Standard.INSTANCE;
  }

  /**
   * Reads a catalogue.
   *
   * @throws IllegalArgumentException if a code occurs twice or has no message
   */
  public static Catalogue parse(String markdown) {
    Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    String[] sections = ("\n" + markdown).split("\n" + HEADING);
    for (int i = 1; i < sections.length; i++) {
      CatalogueEntry entry = parseEntry(sections[i]);
      if (entries.put(entry.code(), entry) != null) {
        throw new IllegalArgumentException("the code " + entry.code() + " occurs twice");
      }
    }
    return new Catalogue(entries);
  }

  /**
   * The words behind a code.
   *
   * @throws IllegalArgumentException if the catalogue does not know the code
   */
  public CatalogueEntry entry(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("no words for the code " + code));
  }

  /** The words behind a code, which may be unknown; upper and lower case are the same. */
  public Optional<CatalogueEntry> find(String code) {
    return Optional.ofNullable(entries.get(code.toUpperCase(java.util.Locale.ROOT)));
  }

  /** All entries in the order of the file. */
  public Collection<CatalogueEntry> entries() {
    return List.copyOf(entries.values());
  }

  private static CatalogueEntry parseEntry(String section) {
    String[] lines = section.split("\n", -1);
    String code = lines[0].strip();
    List<String> message = new ArrayList<>();
    List<String> hint = new ArrayList<>();
    int i = skipBlank(lines, 1);
    while (i < lines.length && !lines[i].isBlank() && !lines[i].startsWith(QUOTE)) {
      message.add(lines[i++].strip());
    }
    i = skipBlank(lines, i);
    while (i < lines.length && lines[i].startsWith(QUOTE)) {
      hint.add(lines[i++].substring(QUOTE.length()).strip());
    }
    StringBuilder page = new StringBuilder();
    while (i < lines.length && !lines[i].startsWith("# ")) {
      page.append(lines[i++]).append('\n');
    }
    if (message.isEmpty()) {
      throw new IllegalArgumentException("the code " + code + " has no message");
    }
    Optional<String> hintText =
        hint.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", hint));
    return new CatalogueEntry(code, String.join(" ", message), hintText, page.toString().strip());
  }

  private static int skipBlank(String[] lines, int from) {
    int i = from;
    while (i < lines.length && lines[i].isBlank()) {
      i++;
    }
    return i;
  }

  private static final class Standard {
    static final Catalogue INSTANCE = load();

    private static Catalogue load() {
      try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the catalogue of messages is missing");
        }
        return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
