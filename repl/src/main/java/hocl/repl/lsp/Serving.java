package hocl.repl.lsp;

import hocl.language.CompileOptions;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Serves one editor over two streams. */
public final class Serving {
  /** A text that was unchanged for so long is checked: long enough for a paste of many edits. */
  private static final Duration QUIET = Duration.ofMillis(30);

  private Serving() {}

  /**
   * Serves until the editor says that it is enough, or is gone.
   *
   * @param in what the editor says
   * @param out takes what is said to the editor, and nothing else
   * @param options how programs are compiled, unless the editor says otherwise
   * @return the exit code for the process: 0 if the editor took its leave, else 1
   */
  public static int serve(InputStream in, OutputStream out, CompileOptions options) {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      int code = serve(in, out, options, QUIET, workers);
      workers.shutdownNow();
      return code;
    }
  }

  /** The same with a time of quiet before checks, and with given workers. */
  static int serve(
      InputStream in, OutputStream out, CompileOptions options, Duration quiet, Executor workers) {
    ExecutorService listener = Executors.newCachedThreadPool(Serving::daemon);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Serving::daemon);
    CompletableFuture<LanguageClient> client = new CompletableFuture<>();
    try (ReferenceFiles reference = new ReferenceFiles()) {
      HoclServer server =
          new HoclServer(
              options,
              quiet,
              (PublishDiagnosticsParams params) -> client.join().publishDiagnostics(params),
              reference,
              clock,
              workers);
      Launcher<LanguageClient> launcher =
          new LSPLauncher.Builder<LanguageClient>()
              .setLocalService(server)
              .setRemoteInterface(LanguageClient.class)
              .setInput(in)
              .setOutput(out)
              .setExecutorService(listener)
              .create();
      client.complete(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      listener.execute(() -> untilGone(listening, server));
      return server.ended().join();
    } finally {
      clock.shutdownNow();
      listener.shutdownNow();
    }
  }

  private static void untilGone(Future<Void> listening, HoclServer server) {
    try {
      listening.get();
    } catch (ExecutionException e) {
      // the stream is broken, so the editor is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.abandon();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "hocl-lsp");
    thread.setDaemon(true);
    return thread;
  }
}
