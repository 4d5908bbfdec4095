package hocl.language.explore;

import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of an exploration. Immutable but for the cancellation.
 *
 * @param states the largest number of distinct states, at least 1
 * @param outcomes the largest number of inert solutions, at least 1
 * @param time the longest time by the wall clock, or null for no limit; polled, so the exploration
 *     may pass the time a little
 * @param cancellation ends the exploration; polled like the time
 */
public record ExploreOptions(
    int states, int outcomes, @Nullable Duration time, Cancellation cancellation) {

  /** The same limits with another time, or none. */
  public ExploreOptions within(@Nullable Duration other) {
    return new ExploreOptions(states, outcomes, other, cancellation);
  }

  /** A limit of states alone, with a cancellation of its own. */
  public static ExploreOptions upTo(int states) {
    return new ExploreOptions(states, Integer.MAX_VALUE, null, new Cancellation());
  }
}
