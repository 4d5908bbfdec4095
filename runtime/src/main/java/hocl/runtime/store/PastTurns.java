package hocl.runtime.store;

/**
 * The facts about the past turns of a species from which {@link Pace} plans the next turn. Used by
 * the reacting thread only.
 */
final class PastTurns {

  /** The number of atoms that may come into other species before a turn is over. */
  int slack = 1;

  /** The value of {@code Pace.others} at the end of the last turn. */
  long others;

  /** The number of atoms that had come into the species when its last turn ended. */
  long added;

  /** The number of atoms of the solution that counts as usual at the beginning of a turn. */
  int fewest;

  /** The number of turns that began with more atoms since {@link #fewest} last grew. */
  int withMore;

  /**
   * The number of such turns after which {@link #fewest} grows to the number of atoms there are.
   */
  int untilUsual = 16;
}
