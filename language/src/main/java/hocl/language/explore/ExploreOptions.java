package hocl.language.explore;

import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much an exploration may spend.
 *
 * @param states the largest number of distinct states to look at, at least 1
 * @param outcomes the largest number of inert solutions to find, at least 1
 * @param time the longest time, wall clock, or null for no limit; polled, so it may be passed a
 *     little
 * @param cancellation polled like the time
 */
public record ExploreOptions(
    int states, int outcomes, @Nullable Duration time, Cancellation cancellation) {

  /** The same but for the time. */
  public ExploreOptions within(@Nullable Duration other) {
    return new ExploreOptions(states, outcomes, other, cancellation);
  }

  /** No limit but the given number of states, and a cancellation of its own. */
  public static ExploreOptions upTo(int states) {
    return new ExploreOptions(states, Integer.MAX_VALUE, null, new Cancellation());
  }
}
