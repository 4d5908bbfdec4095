package hocl.runtime.reactor;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run, and its watcher.
 *
 * @param reactions the largest number of reactions, {@link Long#MAX_VALUE} for no limit; exact
 * @param steps the largest number of steps, {@link Long#MAX_VALUE} for no limit. A search that
 *     would take more is given up, so that the run ends after the same reactions on every machine
 * @param time the longest time by the wall clock, or null for no limit; polled, so the run may pass
 *     the time a little
 * @param cancellation ends the run; polled like the time
 * @param watcher gets the number of reactions so far at every poll, many times in a second, on the
 *     reacting thread; must be quick and must not throw
 */
public record Budget(
    long reactions,
    long steps,
    @Nullable Duration time,
    Cancellation cancellation,
    LongConsumer watcher) {

  /** A budget without a limit of steps. */
  public Budget(
      long reactions, @Nullable Duration time, Cancellation cancellation, LongConsumer watcher) {
    this(reactions, Long.MAX_VALUE, time, cancellation, watcher);
  }

  /** A budget without a watcher. */
  public Budget(long reactions, @Nullable Duration time, Cancellation cancellation) {
    this(reactions, time, cancellation, done -> {});
  }

  /** A budget without limits, with a cancellation of its own. */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, null, new Cancellation());
  }
}
