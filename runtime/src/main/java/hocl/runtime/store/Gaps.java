package hocl.runtime.store;

/**
 * Closes the gaps that dead rows leave in a species, and makes room. Rows move: not during
 * matching. Used by the reacting thread only.
 */
final class Gaps {

  /** The number of rows for which there is room at first. */
  private static final int FIRST_CAPACITY = 4;

  /** The capacity from which on memory matters more than time. */
  private static final int LARGE = 1 << 14;

  private Gaps() {}

  /** Makes room for further active rows: between the rows if that pays, or behind them. */
  static void makeRoom(Species species, int more) {
    int capacity = species.capacity();
    // closing gaps costs time for each row, so it has to win much room
    if (species.passive + (species.end - species.activeStart) + more - 1
        <= (capacity >> (capacity < LARGE ? 2 : 1))) {
      close(species);
      species.shiftActive();
      if (species.end + more <= capacity) {
        return;
      }
    }
    int least = Math.max(FIRST_CAPACITY, species.end + more);
    int wanted = Math.max(least, capacity + (capacity >> 1) + 1);
    if (!species.host().store().fits(() -> species.resize(wanted))) {
      species.resize(Math.max(least, capacity + (capacity >> 5)));
    }
  }

  /** Closes the gaps among the passive rows. */
  static void close(Species species) {
    if (!species.hasDead()) {
      return;
    }
    AwakeRows awake = species.awake;
    UntriedRows untried = species.untried;
    int[] moved = awake.isEmpty() ? AwakeRows.NONE : new int[species.passiveEnd];
    int to = 0;
    for (int row = 0; row < species.passiveEnd; row++) {
      if (!species.isDead(row)) {
        if (to != row) {
          species.move(row, to);
          if (untried != null) {
            untried.move(row, to);
          }
        }
        if (moved.length > 0) {
          moved[row] = to;
        }
        to++;
      }
    }
    if (moved.length > 0) {
      awake.move(moved);
    }
    species.gapsAreClosed();
    species.indexes.rebuild();
  }
}
