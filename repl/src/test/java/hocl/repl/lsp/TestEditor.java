package hocl.repl.lsp;

import hocl.language.CompileOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;

/**
 * An editor written by hand: it speaks to a server in this process over two pipes, as editors do to
 * a process of its own. Texts are called by short names; a bar {@code |} in what is asked marks a
 * place. One thread at a time.
 */
final class TestEditor implements AutoCloseable {
  private static final long PATIENCE = 60;

  private final BytePipe toServer = new BytePipe();
  private final BytePipe fromServer = new BytePipe();
  private final CompletableFuture<Integer> code = new CompletableFuture<>();
  private final Shown shown = new Shown();
  private final LanguageServer server;
  private final String folder;
  private int version;

  /** An editor without folders, whose server answers at once. */
  TestEditor() {
    this("untitled:", CompileOptions.DEFAULT, Thread::startVirtualThread);
  }

  /**
   * @param folder the URI that the names of texts are put behind
   * @param workers those of the server
   */
  TestEditor(String folder, CompileOptions options, Executor workers) {
    this.folder = folder;
    Thread.ofPlatform()
        .daemon()
        .start(() ->
            code.complete(
                Serving.serve(toServer.out, fromServer.in, options, Duration.ZERO, workers)));
    Launcher<LanguageServer> launcher =
        new LSPLauncher.Builder<LanguageServer>()
            .setLocalService(shown)
            .setRemoteInterface(LanguageServer.class)
            .setInput(fromServer.out)
            .setOutput(toServer.in)
            .setExecutorService(Executors.newVirtualThreadPerTaskExecutor())
            .create();
    Future<Void> _ = launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  LanguageServer server() {
    return server;
  }

  InitializeResult initialize() {
    InitializeParams params = new InitializeParams();
    if (folder.startsWith("file:")) {
      params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder, "programs")));
    }
    InitializeResult result = get(server.initialize(params));
    server.initialized(new InitializedParams());
    return result;
  }

  String uri(String name) {
    return folder + name;
  }

  /** Opens a text, and gives what the server says about it. */
  List<Diagnostic> open(String name, String text) {
    version++;
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(new TextDocumentItem(uri(name), "hocl", version, text)));
    return diagnostics(name, version);
  }

  /** Puts a text in the place of the one before, and gives what the server says about it. */
  List<Diagnostic> write(String name, String text) {
    change(name, new TextDocumentContentChangeEvent(text));
    return diagnostics(name, version);
  }

  /** Changes a stretch of a text. */
  void change(String name, Range range, String text) {
    change(name, new TextDocumentContentChangeEvent(range, text));
  }

  private void change(String name, TextDocumentContentChangeEvent change) {
    version++;
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(name), version), List.of(change)));
  }

  void closeText(String name) {
    server
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri(name))));
  }

  /** The number of the last version that was sent. */
  int version() {
    return version;
  }

  /** What the server says about a version of a text; what it says about others is passed over. */
  List<Diagnostic> diagnostics(String name, int wanted) {
    PublishDiagnosticsParams next = shown.next();
    while (!next.getUri().equals(uri(name))
        || next.getVersion() == null
        || next.getVersion() != wanted) {
      next = shown.next();
    }
    return next.getDiagnostics();
  }

  /** What the server says next, whatever it is about. */
  PublishDiagnosticsParams next() {
    return shown.next();
  }

  @Nullable Hover hover(String name, Position place) {
    return get(server.getTextDocumentService().hover(new HoverParams(text(name), place)));
  }

  List<? extends Location> definition(String name, Position place) {
    return get(server.getTextDocumentService().definition(new DefinitionParams(text(name), place)))
        .getLeft();
  }

  List<? extends Location> references(String name, Position place) {
    return get(
        server
            .getTextDocumentService()
            .references(new ReferenceParams(text(name), place, new ReferenceContext(true))));
  }

  Map<String, List<TextEdit>> rename(String name, Position place, String other) {
    return get(server.getTextDocumentService().rename(new RenameParams(text(name), place, other)))
        .getChanges();
  }

  List<CompletionItem> completion(String name, Position place) {
    return get(server.getTextDocumentService().completion(new CompletionParams(text(name), place)))
        .getLeft();
  }

  List<CodeAction> actions(String name, Range range) {
    List<CodeAction> actions = new ArrayList<>();
    get(server
            .getTextDocumentService()
            .codeAction(new CodeActionParams(text(name), range, new CodeActionContext(List.of()))))
        .forEach(either -> actions.add(either.getRight()));
    return actions;
  }

  TextDocumentIdentifier text(String name) {
    return new TextDocumentIdentifier(uri(name));
  }

  /** The exit code that the server ends with. */
  int code() {
    return get(code);
  }

  /** Breaks the connection. */
  void hangUp() {
    try {
      toServer.in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hangUp();
    int _ = code();
    try {
      fromServer.in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("no answer", e);
    }
  }

  /** The text after some changes, of which none touches another. */
  static String edited(String text, List<TextEdit> edits) {
    hocl.grammar.source.SourceText source = new hocl.grammar.source.SourceText("edited", text);
    StringBuilder out = new StringBuilder(text);
    edits.stream()
        .sorted((a, b) ->
            Integer.compare(
                Positions.offset(source, b.getRange().getStart()),
                Positions.offset(source, a.getRange().getStart())))
        .forEach(edit ->
            out.replace(
                Positions.offset(source, edit.getRange().getStart()),
                Positions.offset(source, edit.getRange().getEnd()),
                edit.getNewText()));
    return out.toString();
  }

  /** The position of a stretch of a text, counted by hand: UTF-16 units from the line's begin. */
  static Position at(String text, String stretch) {
    int offset = text.indexOf(stretch);
    if (offset < 0) {
      throw new IllegalArgumentException("no " + stretch + " in " + text);
    }
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(unit -> unit == '\n').count();
    return new Position(line, offset - (before.lastIndexOf('\n') + 1));
  }

  /** Bytes as a text. */
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What the server says unasked. */
  private static final class Shown implements LanguageClient {
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

    PublishDiagnosticsParams next() {
      try {
        PublishDiagnosticsParams next = published.poll(PATIENCE, TimeUnit.SECONDS);
        if (next == null) {
          throw new IllegalStateException("nothing was said");
        }
        return next;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      published.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object object) {
      throw new IllegalStateException("the server sends no such thing");
    }

    @Override
    public void showMessage(MessageParams params) {
      throw new IllegalStateException(params.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams params) {
      throw new IllegalStateException(params.getMessage());
    }

    @Override
    public void logMessage(MessageParams message) {
      throw new IllegalStateException(message.getMessage());
    }
  }
}
