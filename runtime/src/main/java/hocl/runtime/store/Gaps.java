package hocl.runtime.store;

/**
 * Closes the gaps that dead rows leave in a species, and makes room. Rows move: not during
 * matching. Used by the reacting thread only.
 */
final class Gaps {

  private static final int FIRST_CAPACITY = 4;

  /** From this many rows on memory matters more than time. */
  private static final int LARGE = 1 << 14;

  private Gaps() {}

  /** Makes room for further active rows: between the rows if that pays, or behind them. */
  static void makeRoom(Species species, int more) {
    Rows rows = species.rows;
    int capacity = rows.capacity();
    // closing gaps costs time for each row that is there: so let it win much room
    if (rows.passive + (rows.end - rows.activeStart) + more - 1
        <= (capacity >> (capacity < LARGE ? 2 : 1))) {
      close(species);
      rows.shiftActive();
      if (rows.end + more <= capacity) {
        return;
      }
    }
    int least = Math.max(FIRST_CAPACITY, rows.end + more);
    int wanted = Math.max(least, capacity + (capacity >> 1) + 1);
    if (!species.host().store().fits(() -> rows.resize(wanted))) {
      rows.resize(Math.max(least, capacity + (capacity >> 5)));
    }
  }

  /** Closes the gaps among the passive rows. */
  static void close(Species species) {
    Rows rows = species.rows;
    if (!rows.hasDead()) {
      return;
    }
    AwakeRows awake = species.awake;
    UntriedRows untried = species.untried;
    int[] moved = awake.isEmpty() ? AwakeRows.NONE : new int[rows.passiveEnd];
    int to = 0;
    for (int row = 0; row < rows.passiveEnd; row++) {
      if (!rows.isDead(row)) {
        if (to != row) {
          rows.move(row, to);
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
    rows.gapsAreClosed();
    species.indexes.rebuild();
  }
}
