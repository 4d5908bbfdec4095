package hocl.runtime.reactor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a run may spend.
 *
 * @param reactions the largest number of reactions, {@link Long#MAX_VALUE} for no limit; exact
 * @param time the longest time, wall clock, or null for no limit; polled, so it may be passed a
 *     little
 * @param cancellation polled like the time
 */
public record Budget(long reactions, @Nullable Duration time, Cancellation cancellation) {

  /** No limit but a cancellation that nobody else holds. */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, null, new Cancellation());
  }
}
