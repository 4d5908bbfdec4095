package hocl.repl.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.language.CompileOptions;
import hocl.repl.Cli;
import hocl.repl.console.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static String message(String json) {
    return "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
  }

  @Test
  void theServerSaysWhatItCanDo() {
    try (TestEditor editor = new TestEditor()) {
      InitializeResult result = editor.initialize();
      assertThat(result.getServerInfo().getName()).isEqualTo("hocl");
      assertThat(result.getCapabilities().getTextDocumentSync().getRight().getChange())
          .isEqualTo(TextDocumentSyncKind.Incremental);
      assertThat(result.getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
    }
  }

  @Test
  void itEndsWithZeroAfterShutdownAndExit() {
    TestEditor editor = new TestEditor();
    editor.initialize();
    Object _ = TestEditor.get(editor.server().shutdown());
    editor.server().exit();
    assertThat(editor.code()).isZero();
  }

  @Test
  void itEndsWithOneWithoutShutdown() {
    TestEditor editor = new TestEditor();
    editor.initialize();
    editor.server().exit();
    assertThat(editor.code()).isEqualTo(1);
  }

  @Test
  void itEndsWithOneWhenTheEditorIsGone() {
    TestEditor editor = new TestEditor();
    editor.initialize();
    editor.hangUp();
    assertThat(editor.code()).isEqualTo(1);
  }

  @Test
  void aRequestThatIsTakenBackIsNotAnswered() {
    LinkedBlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
    try (TestEditor editor = new TestEditor("untitled:", CompileOptions.DEFAULT, held::add)) {
      editor.initialize();
      editor
          .server()
          .getTextDocumentService()
          .didOpen(
              new org.eclipse.lsp4j.DidOpenTextDocumentParams(
                  new org.eclipse.lsp4j.TextDocumentItem(
                      editor.uri("a.hocl"), "hocl", 1, "<max>")));
      HoverParams params = new HoverParams(editor.text("a.hocl"), new Position(0, 2));
      CompletableFuture<Hover> hover = editor.server().getTextDocumentService().hover(params);
      hover.cancel(true);
      assertThatThrownBy(hover::join).isInstanceOf(CancellationException.class);
      // the next one is answered, so the server goes on
      Thread worker = Thread.startVirtualThread(() -> runAll(held));
      assertThat(editor.diagnostics("a.hocl", 1)).isNotEmpty();
      assertThat(editor.hover("a.hocl", new Position(0, 2))).isNotNull();
      worker.interrupt();
    }
  }

  private static void runAll(LinkedBlockingQueue<Runnable> held) {
    try {
      while (true) {
        held.take().run();
      }
    } catch (InterruptedException e) {
      // the test is over
    }
  }

  @Test
  void aCheckThatAChangeMadeUselessSaysNothing() {
    LinkedBlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
    try (TestEditor editor = new TestEditor("untitled:", CompileOptions.DEFAULT, held::add)) {
      editor.initialize();
      editor
          .server()
          .getTextDocumentService()
          .didOpen(
              new org.eclipse.lsp4j.DidOpenTextDocumentParams(
                  new org.eclipse.lsp4j.TextDocumentItem(
                      editor.uri("a.hocl"), "hocl", -1, "<first>")));
      // all changes are taken over before any check runs
      for (int i = 0; i < 5; i++) {
        editor.change(
            "a.hocl", new org.eclipse.lsp4j.Range(new Position(0, 1), new Position(0, 2)), "x");
      }
      CompletableFuture<Hover> last =
          editor
              .server()
              .getTextDocumentService()
              .hover(new HoverParams(editor.text("a.hocl"), new Position(0, 2)));
      Thread worker = Thread.startVirtualThread(() -> runAll(held));
      assertThat(editor.next().getVersion()).isEqualTo(editor.version());
      Hover _ = TestEditor.get(last);
      worker.interrupt();
    }
  }

  @Test
  void aTextThatIsNotOpenIsComplainedOf() {
    try (TestEditor editor = new TestEditor()) {
      editor.initialize();
      assertThatThrownBy(() -> editor.hover("no.hocl", new Position(0, 0)))
          .isInstanceOf(ResponseErrorException.class)
          .hasMessageContaining("is not open");
    }
  }

  @Test
  void theFormatterOfTheProjectLaysOut() {
    String text = "<1,2 , \"\uD83D\uDE00\",  3>\n";
    try (TestEditor editor = new TestEditor()) {
      editor.initialize();
      editor.open("a.hocl", text);
      DocumentFormattingParams params =
          new DocumentFormattingParams(editor.text("a.hocl"), new FormattingOptions(2, true));
      List<? extends TextEdit> edits =
          TestEditor.get(editor.server().getTextDocumentService().formatting(params));
      assertThat(TestEditor.edited(text, List.copyOf(edits)))
          .isEqualTo("<1, 2, \"\uD83D\uDE00\", 3>\n");
      editor.write("a.hocl", "<1,2");
      assertThat(TestEditor.get(editor.server().getTextDocumentService().formatting(params)))
          .isEmpty();
    }
  }

  @Test
  void standardOutputCarriesNothingButMessages() {
    String said =
        message(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\","
                    + "\"params\":{\"capabilities\":{}}}")
            + message(
                "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
                    + "{\"uri\":\"untitled:a\",\"languageId\":\"hocl\",\"version\":1,\"text\":\"<x>\"}}}")
            + message(
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/documentSymbol\","
                    + "\"params\":{\"textDocument\":{\"uri\":\"untitled:a\"}}}")
            + message("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"no/such\",\"params\":{}}")
            + message("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"shutdown\"}")
            + message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            new String[] {"lsp", "--stdio"},
            new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            Environment.PLAIN);
    assertThat(code).isZero();
    assertThat(TestEditor.text(err.toByteArray())).isEmpty();
    byte[] bytes = out.toByteArray();
    int at = 0;
    int messages = 0;
    while (at < bytes.length) {
      String rest = new String(bytes, at, bytes.length - at, StandardCharsets.ISO_8859_1);
      int head = rest.indexOf("\r\n\r\n");
      assertThat(rest.substring(0, head)).matches("Content-Length: \\d+");
      int length = Integer.parseInt(rest.substring("Content-Length: ".length(), head));
      assertThat(rest.substring(head + 4)).startsWith("{\"jsonrpc\":\"2.0\"");
      at += head + 4 + length;
      messages++;
    }
    assertThat(at).isEqualTo(bytes.length);
    assertThat(messages).isGreaterThanOrEqualTo(2);
  }
}
