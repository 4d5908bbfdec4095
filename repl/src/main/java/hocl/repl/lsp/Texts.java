package hocl.repl.lsp;

import hocl.language.resolve.TextFiles;
import hocl.repl.lsp.NamedPlaces.Named;
import hocl.repl.lsp.NamedPlaces.Sort;
import hocl.repl.lsp.NamedPlaces.Thing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts in which a thing may be named: the one in which it was asked for, the one that defines
 * it, and all programs in the folders of the editor. Any thread may ask.
 */
final class Texts {
  private static final String ENDING = ".hocl";

  /** The largest number of programs of a folder that are looked through. */
  private static final int MOST_FILES = 2000;

  private static final int DEEPEST = 12;

  private final OpenDocuments documents;
  private volatile List<Path> folders = List.of();

  Texts(OpenDocuments documents) {
    this.documents = documents;
  }

  /** Says which folders the editor shows. */
  void setFolders(List<Path> shown) {
    folders = List.copyOf(shown);
  }

  /**
   * The readings that name a thing, with what they name; the one that it was asked in comes first.
   */
  Map<Reading, Named> naming(Thing thing, Reading here) {
    Map<Reading, Named> found = new LinkedHashMap<>();
    here.names().find(thing).ifPresent(named -> found.put(here, named));
    if (thing.sort() != Sort.TOP) {
      return found;
    }
    for (Path file : programs(thing)) {
      Optional<Reading> reading = documents.reading(file);
      reading
          .filter(other -> !other.source().name().equals(here.source().name()))
          .filter(other -> other.source().text().contains(thing.name()))
          .ifPresent(
              other -> other.names().find(thing).ifPresent(named -> found.put(other, named)));
    }
    return found;
  }

  private Iterable<Path> programs(Thing thing) {
    Map<String, Path> files = new LinkedHashMap<>();
    Optional.of(thing.text())
        .filter(text -> text.endsWith(ENDING))
        .map(Path::of)
        .ifPresent(file -> files.put(thing.text(), file));
    for (OpenDocument document : documents.all()) {
      FileNames.path(document.uri()).ifPresent(file -> files.put(name(file), file));
    }
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
        all.filter(file -> file.toString().endsWith(ENDING))
            .limit(MOST_FILES)
            .forEach(file -> files.putIfAbsent(name(file), file));
      } catch (IOException | UncheckedIOException e) {
        // a folder that cannot be read names nothing
      }
    }
    return files.values();
  }

  private static String name(Path file) {
    return TextFiles.DISK.keyOf(file);
  }
}
