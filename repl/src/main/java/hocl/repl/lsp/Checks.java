package hocl.repl.lsp;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Checks open texts after each change, away from the thread that takes the changes. A check begins
 * once the text has been quiet for a moment; one that a newer change made useless stops at the next
 * stage of its work, and says nothing.
 */
final class Checks {
  /** A text of more UTF-16 units is checked some times more when it was opened. */
  private static final int LONG = 20_000;

  private static final int REHEARSALS = 25;

  private final Duration quiet;
  private final ScheduledExecutorService clock;
  private final Executor workers;
  private final BiConsumer<OpenDocument, OpenDocument.State> found;
  private final AtomicInteger rehearsals = new AtomicInteger(REHEARSALS);
  private final Map<String, OpenDocument.State> newest = new ConcurrentHashMap<>();

  /**
   * @param quiet how long a text must be unchanged
   * @param clock waits for that moment
   * @param workers check
   * @param found told when a state of a document was checked and is the newest still; its
   *     diagnostics are then at hand
   */
  Checks(
      Duration quiet,
      ScheduledExecutorService clock,
      Executor workers,
      BiConsumer<OpenDocument, OpenDocument.State> found) {
    this.quiet = quiet;
    this.clock = clock;
    this.workers = workers;
    this.found = found;
  }

  /** Has a text checked as it stands, in place of what it was before. */
  void soon(OpenDocument document) {
    OpenDocument.State state = document.state();
    newest.put(document.uri(), state);
    ScheduledFuture<?> _ =
        clock.schedule(
            () -> workers.execute(() -> check(document, state)),
            quiet.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Has a text checked no more. */
  void forget(String uri) {
    newest.remove(uri);
  }

  private void check(OpenDocument document, OpenDocument.State state) {
    Optional<List<Diagnostic>> diagnostics =
        state.reading().diagnostics(() -> isStale(document, state));
    if (diagnostics.isPresent() && !isStale(document, state)) {
      found.accept(document, state);
      rehearse(document, state);
    }
  }

  /**
   * Checks a long text some times more while nothing else is to be done, so that the JVM has
   * compiled what checks before the first keys are typed.
   */
  private void rehearse(OpenDocument document, OpenDocument.State state) {
    SourceText source = state.reading().source();
    while (source.length() > LONG
        && !isStale(document, state)
        && rehearsals.getAndDecrement() > 0) {
      Optional<List<Diagnostic>> _ =
          state.reading().of(source.text(), Map.of()).diagnostics(() -> isStale(document, state));
    }
  }

  @SuppressWarnings("ReferenceEquality") // each change makes a state of its own
  private boolean isStale(OpenDocument document, OpenDocument.State state) {
    return newest.get(document.uri()) != state;
  }
}
