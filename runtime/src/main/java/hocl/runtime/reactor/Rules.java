package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/**
 * Executable rules of a {@link Chemistry} for one vessel: they make reactions for the rule
 * definitions that a solution holds. Used by the reacting thread only.
 */
public interface Rules {

  /** Called once, before the first atom comes in. */
  default void prepare(Run run) {}

  /**
   * Executable reactions for the definitions that {@code host.registry().definitions()} lists now.
   * Solutions with the same definitions should share the answer.
   */
  Reactions reactionsFor(ReactingSolution host, Run run);

  /** Called when a run has ended: tells the observer what is known only then. */
  default void ended(Observer observer) {}

  /**
   * Forgets what the atoms so far have shown of the order in which to try things, so that the next
   * run in the same vessel chooses as one in a fresh vessel does. What was compiled may stay.
   */
  default void reset() {}
}
