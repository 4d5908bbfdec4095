package hocl.repl.lsp;

import hocl.grammar.source.Span;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.Item;
import hocl.repl.lsp.NamedPlaces.Named;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Finds definitions, and the places that mention them. */
final class Navigation {
  private final Texts texts;
  private final ReferenceFiles reference;

  Navigation(Texts texts, ReferenceFiles reference) {
    this.texts = texts;
    this.reference = reference;
  }

  /** Where the name at an offset is introduced, or the module that is imported there. */
  List<Location> definition(Reading reading, int offset) {
    Optional<Location> module =
        Hovers.module(reading, offset)
            .flatMap(name -> reference.module(name.text()))
            .or(() -> importedFile(reading, offset))
            .map(file -> new Location(FileNames.uri(file), start()));
    if (module.isPresent()) {
      return List.of(module.get());
    }
    return reading.names().at(offset).stream()
        .flatMap(named -> reference.location(named.definition()).stream())
        .toList();
  }

  private static Range start() {
    return new Range(new Position(0, 0), new Position(0, 0));
  }

  private static Optional<Path> importedFile(Reading reading, int offset) {
    Path folder = reading.options().folder();
    for (Item item : reading.tree().items()) {
      if (item instanceof FileImport file
          && folder != null
          && file.span().start() <= offset
          && offset <= file.span().end()) {
        try {
          Path beside = folder.resolve(file.path().value());
          return reading.options().modulePath().stream()
              .map(root -> root.resolve(file.path().value()))
              .filter(other -> !reading.options().files().exists(beside))
              .filter(reading.options().files()::exists)
              .findFirst()
              .or(() -> Optional.of(beside).filter(reading.options().files()::exists));
        } catch (InvalidPathException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** All places that name what the name at an offset stands for, in all texts that can. */
  List<Location> references(Reading reading, int offset, boolean withDefinition) {
    List<Location> found = new ArrayList<>();
    reading
        .names()
        .at(offset)
        .ifPresent(here -> {
          Map<Reading, Named> all = texts.naming(here.thing(), reading);
          for (Named named : all.values()) {
            named.places().stream()
                .filter(place -> withDefinition || !isDefinition(named, place))
                .forEach(place -> reference.location(place).ifPresent(found::add));
          }
          boolean elsewhere =
              introduces(here)
                  && all.values().stream()
                      .noneMatch(named ->
                          named.places().stream().anyMatch(place -> isDefinition(named, place)));
          if (withDefinition && elsewhere) {
            reference.location(here.definition()).ifPresent(found::add);
          }
        });
    return found;
  }

  /** The places in one text that name the same thing as an offset. */
  static List<DocumentHighlight> highlights(Reading reading, int offset) {
    return reading.names().at(offset).stream()
        .flatMap(named ->
            named.places().stream()
                .map(place ->
                    new DocumentHighlight(
                        Positions.range(place),
                        isDefinition(named, place)
                            ? DocumentHighlightKind.Write
                            : DocumentHighlightKind.Read)))
        .toList();
  }

  private static boolean isDefinition(Named named, Span place) {
    return introduces(named) && place.equals(named.definition());
  }

  /** Whether a thing has a definition; symbols and labels are only written. */
  private static boolean introduces(Named named) {
    return switch (named.thing().sort()) {
      case SYMBOL, LABEL -> false;
      case TOP, LET, PATTERN, ARGUMENT -> true;
    };
  }
}
