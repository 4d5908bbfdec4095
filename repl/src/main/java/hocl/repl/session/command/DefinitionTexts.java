package hocl.repl.session.command;

import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Item;
import hocl.repl.option.UsageException;
import hocl.repl.session.DefinedPiece;
import hocl.repl.session.DefinitionReader;
import hocl.repl.session.Session;
import hocl.repl.session.SessionNames;
import hocl.repl.words.LibraryModules;
import hocl.runtime.data.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the texts of definitions. */
final class DefinitionTexts {

  private static final Pattern MODULE = Pattern.compile("import\\s+([A-Za-z0-9_.]+)");
  private static final Pattern FILE = Pattern.compile("import\\s+\"([^\"]+)\"");

  private DefinitionTexts() {}

  /**
   * The text of a definition.
   *
   * @param text with its semicolon
   * @param comment the comment above it, or an empty text
   * @param place where it stands, or an empty text for an input of the session
   */
  record Found(String text, String comment, String place) {}

  /**
   * The definition of a name of the session.
   *
   * @throws UsageException if there is no such name
   */
  static Found find(String name, Session session) {
    SessionNames names = session.names();
    Object value = names.values().get(name);
    if (value == null) {
      throw Unknown.name(name, session);
    }
    Optional<DefinedPiece> own = names.definition(name);
    if (own.isPresent()) {
      return new Found(own.get().text(), own.get().comment(), "");
    }
    return names.definitions().reversed().stream()
        .flatMap(definition -> imported(name, definition).stream())
        .findFirst()
        .orElseGet(() -> new Found(session.printer().inFull().print(value), "", ""));
  }

  private static Optional<Found> imported(String name, DefinedPiece definition) {
    Optional<SourceText> source = text(definition);
    return source.flatMap(text -> in(text, name));
  }

  /** The definition of a name in a text. */
  static Optional<Found> in(SourceText source, String name) {
    List<Item> items =
        Parser.parseProgram(source).tree().map(tree -> tree.items()).orElse(List.of());
    return items.stream()
        .filter(item -> DefinitionReader.name(item).filter(name::equals).isPresent())
        .map(item -> DefinitionReader.read(source, item, Path.of(""), Set.of()))
        .map(found -> new Found(found.text(), found.comment(), source.name()))
        .findFirst();
  }

  private static Optional<SourceText> text(DefinedPiece definition) {
    return switch (definition.sort()) {
      case NAMED -> Optional.empty();
      case MODULE -> {
        Matcher matcher = MODULE.matcher(definition.text());
        yield matcher.find() ? LibraryModules.source(matcher.group(1)) : Optional.empty();
      }
      case FILE -> {
        Matcher matcher = FILE.matcher(definition.text());
        yield matcher.find()
            ? file(definition.folder().resolve(matcher.group(1)))
            : Optional.empty();
      }
    };
  }

  private static Optional<SourceText> file(Path path) {
    try {
      return Devices.isEndless(path)
          ? Optional.empty()
          : Optional.of(new SourceText(path.toString(), Files.readString(path)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
