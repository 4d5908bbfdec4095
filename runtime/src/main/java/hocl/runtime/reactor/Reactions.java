package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/** Compiled reactions for a set of rule definitions. Used by the reacting thread only. */
public interface Reactions {

  /**
   * Tries the active atoms of a solution, the oldest first: an atom with which no rule reacts
   * becomes passive. Returns when no atom is active and nothing else can react there, when about
   * {@code activations} atoms have been tried, when the reactor or an inner solution is to have a
   * turn, or when a rule of a new definition came in.
   *
   * @param host the solution, opened; only its own atoms and what is inside them may change
   * @param activations the number of active atoms to try, about, at least 1
   * @return whether no reaction is possible between the solution's own atoms
   */
  boolean run(ReactingSolution host, int activations);
}
