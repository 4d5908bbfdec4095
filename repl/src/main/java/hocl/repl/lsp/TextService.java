package hocl.repl.lsp;

import hocl.repl.lsp.Renames.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * What the editor tells and asks about texts. Changes are taken over at once, by the thread that
 * reads the messages; questions are answered by others, each about the text as it was when it was
 * asked.
 */
final class TextService implements TextDocumentService {
  private final OpenDocuments documents;
  private final Checks checks;
  private final Editor editor;
  private final Executor workers;
  private final Navigation navigation;
  private final Renames renames;
  private final Mending mending;

  TextService(
      OpenDocuments documents,
      Texts texts,
      Checks checks,
      Editor editor,
      ReferenceFiles reference,
      Executor workers) {
    this.documents = documents;
    this.checks = checks;
    this.editor = editor;
    this.workers = workers;
    this.navigation = new Navigation(texts, reference);
    this.renames = new Renames(texts);
    this.mending = new Mending(new Complaints(reference));
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    checks.soon(documents.open(item.getUri(), item.getVersion(), item.getText()));
    documents.rereadImportersOf(item.getUri()).forEach(checks::soon);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier text = params.getTextDocument();
    documents
        .change(text.getUri(), text.getVersion(), params.getContentChanges())
        .ifPresent(checks::soon);
    documents.rereadImportersOf(text.getUri()).forEach(checks::soon);
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    checks.forget(uri);
    documents.close(uri);
    documents.rereadImportersOf(uri).forEach(checks::soon);
    editor.show(new PublishDiagnosticsParams(uri, List.of()));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // the text is known already
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return at(params, (reading, offset) -> Hovers.of(reading, offset).orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return at(params, (reading, offset) -> Either.forLeft(navigation.definition(reading, offset)));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean definition = params.getContext().isIncludeDeclaration();
    return at(params, (reading, offset) -> navigation.references(reading, offset, definition));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return at(params, Navigation::highlights);
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return at(params, (reading, offset) -> Either.forLeft(Completing.at(reading, offset)));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return about(
        params.getTextDocument(),
        reading ->
            Outline.of(reading.tree()).stream()
                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return about(params.getTextDocument(), reading -> new SemanticTokens(TokenColours.of(reading)));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return about(params.getTextDocument(), Layouts::of);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    String uri = params.getTextDocument().getUri();
    return about(
        params.getTextDocument(),
        reading ->
            mending.in(reading, uri, params.getRange()).stream()
                .map(Either::<Command, CodeAction>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return at(
        params,
        (reading, offset) -> {
          try {
            return Either3.forFirst(Positions.range(renames.place(reading, offset)));
          } catch (RefusedException e) {
            throw refused(e);
          }
        });
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return at(
        params,
        (reading, offset) -> {
          try {
            Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
            renames
                .changes(reading, offset, params.getNewName())
                .forEach((name, edits) -> changes.put(uri(params, reading, name), edits));
            return new WorkspaceEdit(changes);
          } catch (RefusedException e) {
            throw refused(e);
          }
        });
  }

  /** The URI of a text as the editor wrote it, if it did. */
  private String uri(TextDocumentPositionParams params, Reading reading, String name) {
    if (name.equals(reading.source().name())) {
      return params.getTextDocument().getUri();
    }
    return documents.all().stream()
        .filter(open -> open.reading().source().name().equals(name))
        .map(OpenDocument::uri)
        .findFirst()
        .orElseGet(() -> FileNames.uri(name));
  }

  private static ResponseErrorException refused(RefusedException e) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, e.getMessage(), null));
  }

  private <T> CompletableFuture<T> at(
      TextDocumentPositionParams params, BiFunction<Reading, Integer, T> answer) {
    return about(
        params.getTextDocument(),
        reading -> answer.apply(reading, Positions.offset(reading.source(), params.getPosition())));
  }

  /** Answers a question about a text that is open; one that was taken back costs no more work. */
  private <T> CompletableFuture<T> about(TextDocumentIdentifier text, Function<Reading, T> answer) {
    Reading reading =
        documents
            .find(text.getUri())
            .map(OpenDocument::reading)
            .orElseThrow(() ->
                new ResponseErrorException(
                    new ResponseError(
                        ResponseErrorCode.InvalidParams,
                        "The text " + text.getUri() + " is not open.",
                        null)));
    return CompletableFutures.computeAsync(
        workers,
        cancelled -> {
          cancelled.checkCanceled();
          return answer.apply(reading);
        });
  }
}
