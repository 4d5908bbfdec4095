package hocl.repl.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What the editor tells about settings, and about files and folders that it shows. */
final class WorkspaceEvents implements WorkspaceService {
  private final OpenDocuments documents;
  private final Texts texts;
  private final Checks checks;
  private volatile List<String> folders = List.of();

  WorkspaceEvents(OpenDocuments documents, Texts texts, Checks checks) {
    this.documents = documents;
    this.texts = texts;
    this.checks = checks;
  }

  /** Says which folders are shown, by their URIs. */
  void setFolders(List<String> uris) {
    folders = List.copyOf(uris);
    List<Path> paths = uris.stream().map(FileNames::path).flatMap(Optional::stream).toList();
    texts.setFolders(paths);
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    documents.reread(Settings.applied(params.getSettings(), documents.options()));
    documents.all().forEach(checks::soon);
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    params
        .getChanges()
        .forEach(change -> documents.rereadImportersOf(change.getUri()).forEach(checks::soon));
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    List<String> removed =
        params.getEvent().getRemoved().stream().map(WorkspaceFolder::getUri).toList();
    Stream<String> added = params.getEvent().getAdded().stream().map(WorkspaceFolder::getUri);
    setFolders(
        Stream.concat(folders.stream().filter(uri -> !removed.contains(uri)), added)
            .distinct()
            .toList());
  }
}
