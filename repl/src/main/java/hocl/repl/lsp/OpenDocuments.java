package hocl.repl.lsp;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.resolve.TextFiles;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * The texts that are open in the editor, and readings of those that are not. Opened, changed and
 * closed by one thread; any thread may ask.
 */
final class OpenDocuments {
  private final Map<String, OpenDocument> byName = new ConcurrentHashMap<>();
  private volatile CompileOptions options;

  /**
   * @param options how programs are compiled; their folder is that of each text
   */
  OpenDocuments(CompileOptions options) {
    this.options = options;
  }

  /** The document of a URI, if it is open. */
  Optional<OpenDocument> find(String uri) {
    return Optional.ofNullable(byName.get(FileNames.name(uri)));
  }

  Collection<OpenDocument> all() {
    return List.copyOf(byName.values());
  }

  OpenDocument open(String uri, int version, String text) {
    String name = FileNames.name(uri);
    OpenDocument document = new OpenDocument(uri, version, reading(name, uri, text, Set.of()));
    byName.put(name, document);
    return document;
  }

  void close(String uri) {
    byName.remove(FileNames.name(uri));
  }

  /** Changes a text; empty if it is not open. */
  Optional<OpenDocument> change(
      String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    Optional<OpenDocument> document = find(uri);
    document.ifPresent(found -> {
      SourceText before = found.reading().source();
      String text = OpenDocument.changed(before, changes);
      found.set(version, reading(before.name(), uri, text, found.reading().imported()));
    });
    return document;
  }

  /** Reads the open texts anew that import a file; gives them. */
  List<OpenDocument> rereadImportersOf(String uri) {
    String name = FileNames.name(uri);
    List<OpenDocument> importers = new ArrayList<>();
    for (OpenDocument document : byName.values()) {
      if (document.reading().imported().contains(name)) {
        reread(document);
        importers.add(document);
      }
    }
    return importers;
  }

  /** Reads all open texts anew, with other options. */
  void reread(CompileOptions others) {
    options = others;
    byName.values().forEach(this::reread);
  }

  /** How programs are compiled. */
  CompileOptions options() {
    return options;
  }

  /**
   * A reading of a file, as it stands in the editor or else on the disk; empty if it is not there.
   */
  Optional<Reading> reading(Path file) {
    OpenDocument open = byName.get(TextFiles.DISK.keyOf(file));
    if (open != null) {
      return Optional.of(open.reading());
    }
    try {
      SourceText text = ProgramSources.read(file.toString(), InputStream.nullInputStream());
      String uri = FileNames.uri(file);
      return Optional.of(reading(FileNames.name(uri), uri, text.text(), Set.of()));
    } catch (UsageException e) {
      return Optional.empty();
    }
  }

  private void reread(OpenDocument document) {
    OpenDocument.State state = document.state();
    SourceText source = state.reading().source();
    document.set(
        state.version(),
        reading(source.name(), document.uri(), source.text(), state.reading().imported()));
  }

  private Reading reading(String name, String uri, String text, Set<String> importedBefore) {
    @Nullable Path folder = FileNames.path(uri).map(Path::getParent).orElse(null);
    CompileOptions given = options;
    CompileOptions its =
        new CompileOptions(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            folder,
            given.allowJava(),
            given.classpath(),
            given.modulePath());
    return new Reading(
        new SourceText(name, text), its, new OpenTexts(this::openText), importedBefore);
  }

  private @Nullable String openText(String name) {
    OpenDocument document = byName.get(name);
    return document == null ? null : document.reading().source().text();
  }
}
