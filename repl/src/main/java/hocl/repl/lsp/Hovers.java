package hocl.repl.lsp;

import hocl.grammar.Parser;
import hocl.grammar.lex.Word;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.DottedName;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.ProgramTree;
import hocl.repl.lsp.NamedPlaces.Named;
import hocl.repl.words.DocComments;
import hocl.repl.words.LibraryModules;
import hocl.repl.words.MethodWords;
import hocl.repl.words.WordPages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** Says what the word under the pointer means. */
final class Hovers {
  private Hovers() {}

  /** The words about what stands at an offset; empty if there is nothing to say. */
  static Optional<Hover> of(Reading reading, int offset) {
    Optional<Span> module = module(reading, offset);
    if (module.isPresent()) {
      return moduleWords(module.get().text()).map(words -> hover(words, module.get()));
    }
    Optional<Span> place = reading.names().placeAt(offset);
    if (place.isPresent()) {
      Named named = reading.names().at(offset).orElseThrow();
      return Optional.of(hover(words(reading, named), place.get()));
    }
    return wordAt(reading, offset)
        .flatMap(word -> wordWords(reading, word).map(words -> hover(words, span(reading, word))));
  }

  private static Hover hover(String words, Span place) {
    return new Hover(new MarkupContent(MarkupKind.MARKDOWN, words), Positions.range(place));
  }

  private static String words(Reading reading, Named named) {
    return switch (named.thing().sort()) {
      case SYMBOL ->
          "symbol `" + named.thing().name() + "`\n\nIt stands for itself. " + places(named);
      case LABEL -> "label of a rule `" + named.thing().name() + "`\n\n" + places(named);
      case TOP, LET, PATTERN, ARGUMENT -> definition(reading, named);
    };
  }

  private static String places(Named named) {
    int number = named.places().size();
    return number == 1 ? "Here only in this file." : number + " times in this file.";
  }

  private static String definition(Reading reading, Named named) {
    Span place = named.definition();
    SourceText source = place.source();
    boolean here = source == reading.source();
    ProgramTree tree =
        here
            ? reading.tree()
            : Parser.parseProgram(source).tree().orElseGet(() -> SoundParts.of(source, List.of()));
    Optional<DefinitionFinder.Introduced> found = DefinitionFinder.at(tree, place);
    String kind = found.map(DefinitionFinder.Introduced::kind).orElse("name");
    String text = found.map(DefinitionFinder.Introduced::text).orElse(named.thing().name());
    String comment =
        DocComments.above(
            source, found.map(DefinitionFinder.Introduced::place).orElse(place.start()));
    boolean documented = named.thing().sort() == NamedPlaces.Sort.TOP && !comment.isEmpty();
    return kind
        + (here ? "" : " of `" + shortName(source) + "`")
        + "\n\n"
        + program(text)
        + (documented ? "\n\n" + comment : "");
  }

  private static String shortName(SourceText source) {
    String name = source.name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** A text as a block of a program. */
  static String program(String text) {
    return "```hocl\n" + text + "\n```";
  }

  /** The name of an imported module at an offset. */
  static Optional<Span> module(Reading reading, int offset) {
    for (Item item : reading.tree().items()) {
      if (item instanceof NameImport(Span _, DottedName name, boolean _)
          && name.span().start() <= offset
          && offset <= name.span().end()) {
        return Optional.of(name.span());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> moduleWords(String name) {
    return LibraryModules.source(name)
        .map(source ->
            "module `"
                + name
                + "` of the library\n\n"
                + LibraryModules.definitions(source).stream()
                    .map(defined ->
                        "- `"
                            + defined.name()
                            + "`"
                            + (defined.comment().isEmpty()
                                ? ""
                                : ": " + defined.comment().replace('\n', ' ')))
                    .collect(Collectors.joining("\n")));
  }

  /** The word at an offset, or that ends there. */
  static Optional<Word> wordAt(Reading reading, int offset) {
    Word found = null;
    for (Word word : reading.words()) {
      if (word.start() > offset) {
        break;
      }
      boolean sign = word.sort() == Word.Sort.SIGN;
      if (offset < word.end() || (offset == word.end() && !sign)) {
        found = word;
      }
    }
    return Optional.ofNullable(found);
  }

  private static Span span(Reading reading, Word word) {
    return reading.source().span(word.start(), word.end());
  }

  private static Optional<String> wordWords(Reading reading, Word word) {
    String text = span(reading, word).text();
    return switch (word.sort()) {
      case KEYWORD, TYPE, SIGN -> page(text);
      case NAME -> isMethod(reading, word) ? MethodWords.about(text) : page(text);
      case SYMBOL, NUMBER, STRING, COMMENT, WRONG -> Optional.empty();
    };
  }

  private static boolean isMethod(Reading reading, Word word) {
    String before = reading.source().text().substring(0, word.start()).stripTrailing();
    return before.endsWith(".");
  }

  /** The page about a word of the language, its examples as blocks. */
  static Optional<String> page(String word) {
    return WordPages.standard().page(word).map(Hovers::markdown);
  }

  /** Examples are indented in pages; a block of them stands between fences in Markdown. */
  private static String markdown(String page) {
    StringBuilder out = new StringBuilder();
    boolean inside = false;
    for (String line : page.lines().toList()) {
      boolean example = line.startsWith("  ");
      if (example != inside) {
        out.append(example ? "```hocl\n" : "```\n");
        inside = example;
      }
      out.append(line.strip()).append('\n');
    }
    return out.append(inside ? "```\n" : "").toString();
  }
}
