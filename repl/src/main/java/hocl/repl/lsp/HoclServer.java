package hocl.repl.lsp;

import hocl.language.CompileOptions;
import hocl.repl.report.Version;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server: says what it can do, and begins and ends. */
final class HoclServer implements LanguageServer {
  /** The exit code when the editor took its leave as it should. */
  static final int GOOD_END = 0;

  /** The exit code when it did not. */
  static final int BAD_END = 1;

  private final OpenDocuments documents;
  private final TextService texts;
  private final WorkspaceEvents workspace;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean shutDown;

  /**
   * @param options how programs are compiled, unless the editor says otherwise
   * @param quiet how long a text must be unchanged before it is checked
   * @param editor whom to show diagnostics
   * @param reference files for the editor to show
   * @param clock waits
   * @param workers check, and answer questions
   */
  HoclServer(
      CompileOptions options,
      Duration quiet,
      Editor editor,
      ReferenceFiles reference,
      ScheduledExecutorService clock,
      Executor workers) {
    this.documents = new OpenDocuments(options);
    Complaints complaints = new Complaints(reference);
    Checks checks =
        new Checks(
            quiet,
            clock,
            workers,
            (document, state) ->
                editor.show(
                    new PublishDiagnosticsParams(
                        document.uri(),
                        complaints.of(
                            state.reading(),
                            state.reading().diagnostics(() -> false).orElseThrow()),
                        state.version())));
    Texts all = new Texts(documents);
    this.texts = new TextService(documents, all, checks, editor, reference, workers);
    this.workspace = new WorkspaceEvents(documents, all, checks);
  }

  /** Completed with the exit code when the editor wants the server to end. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  /** Ends without the editor's wish, since it is gone. */
  void abandon() {
    ended.complete(BAD_END);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    documents.reread(Settings.applied(params.getInitializationOptions(), documents.options()));
    List<WorkspaceFolder> folders = params.getWorkspaceFolders();
    workspace.setFolders(
        folders == null ? List.of() : folders.stream().map(WorkspaceFolder::getUri).toList());
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities(), new ServerInfo("hocl", Version.number())));
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities can = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    can.setTextDocumentSync(sync);
    can.setPositionEncoding("utf-16");
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setDocumentHighlightProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setDocumentFormattingProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", ":", "\"", "/")));
    RenameOptions renames = new RenameOptions();
    renames.setPrepareProvider(true);
    can.setRenameProvider(Either.forRight(renames));
    can.setCodeActionProvider(
        Either.forRight(new CodeActionOptions(List.of(CodeActionKind.QuickFix))));
    SemanticTokensWithRegistrationOptions tokens =
        new SemanticTokensWithRegistrationOptions(TokenColours.legend(), true);
    can.setSemanticTokensProvider(tokens);
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    WorkspaceServerCapabilities workspace = new WorkspaceServerCapabilities();
    workspace.setWorkspaceFolders(folders);
    can.setWorkspace(workspace);
    return can;
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(shutDown ? GOOD_END : BAD_END);
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // the server keeps no trace of its own
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return texts;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
