package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/** Compiled reactions for a set of rule definitions. Used by the reacting thread only. */
public interface Reactions {

  /**
   * Tries the active atoms of a solution, oldest first: one with which no rule reacts becomes
   * passive. Returns when none is active any more and nothing else can react there, when about that
   * many have been tried, or when a rule of a new definition came in.
   *
   * @param host the solution, opened; only its own atoms and what is inside them may change
   * @param activations how many active atoms to try at most, at least 1
   * @return whether nothing in the solution's own atoms can react
   */
  boolean run(ReactingSolution host, int activations);
}
