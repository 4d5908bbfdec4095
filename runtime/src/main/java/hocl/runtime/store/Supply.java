package hocl.runtime.store;

/**
 * Many atoms that came in at once as columns of numbers, of which some have no rows yet. Used by
 * the reacting thread only.
 */
final class Supply {

  /** The columns, of which nothing is changed here. */
  private final long[][] columns;

  private final int size;

  /** The number of atoms that have rows, the first ones. */
  private int taken;

  Supply(long[][] columns, int size) {
    this.columns = columns;
    this.size = size;
  }

  /** The number of atoms without rows. */
  int left() {
    return size - taken;
  }

  /** Fills a number of rows, from a row on, with the next atoms. */
  void take(Rows to, int row, int rows) {
    for (int c = 0; c < columns.length; c++) {
      System.arraycopy(columns[c], taken, to.longs(c), row, rows);
    }
    taken += rows;
  }
}
