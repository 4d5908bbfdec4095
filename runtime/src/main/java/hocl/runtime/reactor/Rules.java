package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/**
 * Executable rules of a {@link Chemistry} for one vessel: they make reactions for the rule
 * definitions that a solution holds. Used by the reacting thread only.
 */
public interface Rules {

  /** Prepares the rules for a run. Called once, before the first atom comes in. */
  default void prepare(Run run) {}

  /**
   * Executable reactions for the definitions that {@code host.registry().definitions()} lists now.
   * Solutions with the same definitions should share the result.
   *
   * @param host a solution that is about to react, opened
   * @param run the run whose state the reactions use
   */
  Reactions reactionsFor(ReactingSolution host, Run run);

  /**
   * Tells the observer facts that are known only at the end of a run. Called when a run has ended.
   */
  default void ended(Observer observer) {}

  /**
   * Forgets the statistics by which the order of tries was chosen, so that the next run in the same
   * vessel chooses as a run in a fresh vessel does. Compiled code may stay.
   */
  default void reset() {}
}
