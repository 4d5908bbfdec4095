package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Interrupts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A call of {@code hocl worker} that goes on until it is interrupted. */
final class OpenWorker {

  private final CompletableFuture<OpenGateway.Said> end;
  private final CompletableFuture<Runnable> interrupt;

  private OpenWorker(
      CompletableFuture<OpenGateway.Said> end, CompletableFuture<Runnable> interrupt) {
    this.end = end;
    this.interrupt = interrupt;
  }

  /** Starts a worker with a key and more options. */
  static OpenWorker start(OpenGateway gateway, Path key, String... more) {
    CompletableFuture<Runnable> interrupt = new CompletableFuture<>();
    Interrupts interrupts =
        action -> {
          interrupt.complete(action);
          return () -> {};
        };
    List<String> words = new ArrayList<>(List.of("worker", "--key", key.toString()));
    words.addAll(List.of(more));
    CompletableFuture<OpenGateway.Said> end = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> end.complete(gateway.call(interrupts, "", words.toArray(String[]::new))));
    return new OpenWorker(end, interrupt);
  }

  /** The end of a worker that ends by itself. */
  OpenGateway.Said end() {
    return end.join();
  }

  /** Interrupts the worker as Ctrl-C does, and waits for its end. */
  OpenGateway.Said stop() {
    interrupt.join().run();
    OpenGateway.Said said = end.join();
    assertThat(said.code()).as(said.err()).isEqualTo(130);
    return said;
  }
}
