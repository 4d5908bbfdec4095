package hocl.repl.session;

import hocl.runtime.atom.Solution;

/**
 * How a session stands between two inputs.
 *
 * @param solution the solution
 * @param inert whether it is known to be inert
 * @param came what had reacted until then
 * @param names what the names stand for
 * @param paused whether what comes in waits to be told to react
 */
record Moment(
    Solution solution, boolean inert, Chapter.Mark came, SessionNames names, boolean paused) {

  /** Whether nothing changed between this moment and another; looks into no solution. */
  @SuppressWarnings("ReferenceEquality") // equal solutions that were made anew count as changed
  boolean isSame(Moment other) {
    return solution == other.solution
        && names == other.names
        && inert == other.inert
        && paused == other.paused;
  }
}
