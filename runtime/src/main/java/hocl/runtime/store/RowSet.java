package hocl.runtime.store;

import java.util.Arrays;

/** A set of rows of a species, a bit for each. Used by the reacting thread only. */
final class RowSet {

  /** A bit for each row, as long as it has to be: missing words have no bit set. */
  private long[] bits = new long[1];

  private int size;

  RowSet() {}

  /** The number of rows in the set. */
  int size() {
    return size;
  }

  /** Whether a row is in the set. */
  boolean has(int row) {
    int word = row >> 6;
    return word < bits.length && (bits[word] & 1L << row) != 0;
  }

  /**
   * The row if it is in the set, otherwise -1; found without a jump that would mostly go one way.
   */
  int orNone(int row) {
    int word = row >> 6;
    return word < bits.length ? row | (int) (bits[word] >>> row & 1) - 1 : -1;
  }

  /** Takes all rows out, which must be before an end. */
  void clear(int end) {
    Arrays.fill(bits, 0, Math.min(bits.length, (end >> 6) + 1), 0);
    size = 0;
  }

  void add(int row) {
    if (!has(row)) {
      int word = row >> 6;
      if (word >= bits.length) {
        bits = Arrays.copyOf(bits, Math.max(word + 1, 2 * bits.length));
      }
      bits[word] |= 1L << row;
      size++;
    }
  }

  /** Takes a row out, if it is in. */
  void remove(int row) {
    if (has(row)) {
      bits[row >> 6] &= ~(1L << row);
      size--;
    }
  }
}
