package hocl.language.node;

/** The rows of the further copies of an atom that a step takes: the first {@code count} of some. */
final class CopyRows {

  /** No further copies. */
  static final CopyRows NONE = new CopyRows(new int[0]);

  private final int[] rows;

  /** How many of the rows are taken. */
  private int count;

  /** None of the rows is taken yet. */
  CopyRows(int[] rows) {
    this.rows = rows;
  }

  /** Takes another number of the rows. */
  void take(int number) {
    count = number;
  }

  /** The number of rows of which some may be taken. */
  int there() {
    return rows.length;
  }

  /** The number of rows taken. */
  int count() {
    return count;
  }

  /** A row, counted from 0. */
  int row(int place) {
    return rows[place];
  }

  /** Whether a row is taken. */
  boolean has(int row) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == row) {
        return true;
      }
    }
    return false;
  }
}
