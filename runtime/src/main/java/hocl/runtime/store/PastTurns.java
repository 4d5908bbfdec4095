package hocl.runtime.store;

/**
 * How things stood at the last turns of a species, from which {@link Pace} makes the next one. Used
 * by the reacting thread only.
 */
final class PastTurns {

  /** The number of atoms that may come in elsewhere before a turn is over. */
  int slack = 1;

  /** How many atoms had come into other species at the end of the last turn. */
  long others;

  /** How many atoms had come in before the last turn began. */
  long added;

  /** The size of the solution that counts as usual at the beginning of a turn. */
  int fewest;

  /** The number of turns since then that began with more atoms. */
  int withMore;

  /** The number of such turns after which the size counts as usual. */
  int untilUsual = 16;
}
