package hocl.repl.lsp;

import hocl.grammar.diagnostic.Catalogue;
import hocl.grammar.diagnostic.CatalogueEntry;
import hocl.grammar.source.Span;
import hocl.repl.words.LibraryModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.jspecify.annotations.Nullable;

/**
 * Files for an editor to show: the modules of the library, which lie in no folder, and the page of
 * each code. They are written when they are first pointed at, into a folder that goes with the
 * server. Any thread may call.
 */
final class ReferenceFiles implements AutoCloseable {
  private @Nullable Path folder;
  private boolean closed;

  /** The page of a code; empty if it cannot be written. */
  Optional<URI> page(String code) {
    return Catalogue.standard()
        .find(code)
        .flatMap(entry -> write(entry.code() + ".md", text(entry)))
        .map(Path::toUri);
  }

  /** The file of a module of the library; empty if there is none of that name. */
  Optional<Path> module(String name) {
    return LibraryModules.source(name)
        .flatMap(source -> write(name.replace('.', '-') + ".hocl", source.text()));
  }

  /** Where a place is, for the editor; empty if it is none. */
  Optional<Location> location(Span span) {
    if (span.equals(Span.none())) {
      return Optional.empty();
    }
    String name = span.source().name();
    String uri = module(name).map(FileNames::uri).orElseGet(() -> FileNames.uri(name));
    return Optional.of(new Location(uri, Positions.range(span)));
  }

  private static String text(CatalogueEntry entry) {
    String hint = entry.hintTemplate().map(words -> "> " + words + "\n\n").orElse("");
    return "# "
        + entry.code()
        + "\n\n"
        + entry.messageTemplate()
        + "\n\n"
        + hint
        + entry.page()
        + "\n";
  }

  private synchronized Optional<Path> write(String name, String text) {
    if (closed) {
      return Optional.empty();
    }
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("hocl-reference");
      }
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        Files.writeString(file, text);
        boolean _ = file.toFile().setReadOnly();
      }
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes the files. */
  @Override
  public synchronized void close() {
    closed = true;
    if (folder == null) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException | UncheckedIOException e) {
      // what is left lies in the folder for temporary files
    }
  }
}
