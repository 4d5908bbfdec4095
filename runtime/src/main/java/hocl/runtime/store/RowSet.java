package hocl.runtime.store;

import java.util.Arrays;

/** A set of rows of a species, a bit for each. Used by the reacting thread only. */
public final class RowSet {

  private long[] bits = new long[1];
  private int size;

  RowSet() {}

  /** The number of rows in the set. */
  public int size() {
    return size;
  }

  /** Whether a row is in the set. */
  public boolean has(int row) {
    return (bits[row >> 6] & 1L << row) != 0;
  }

  void resize(int rows) {
    bits = Arrays.copyOf(bits, (rows >> 6) + 1);
  }

  void add(int row) {
    if (!has(row)) {
      bits[row >> 6] |= 1L << row;
      size++;
    }
  }

  /** Takes a row out, if it is in. */
  public void remove(int row) {
    if (has(row)) {
      bits[row >> 6] &= ~(1L << row);
      size--;
    }
  }

  /** Lets one row stand for another, if that is in. */
  void move(int from, int to) {
    if (has(from)) {
      remove(from);
      add(to);
    }
  }

  void removeRange(int from, int to) {
    for (int row = from; row < to; row++) {
      remove(row);
    }
  }

  /**
   * The first row of the set from a row on, going round at the end.
   *
   * @throws IllegalStateException if the set is empty
   */
  public int next(int from) {
    int words = bits.length;
    int word = from >> 6;
    long rest = bits[word] & -1L << from;
    for (int i = 0; i <= words; i++) {
      if (rest != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(rest);
      }
      word = word + 1 == words ? 0 : word + 1;
      rest = bits[word];
    }
    throw new IllegalStateException("no row left");
  }
}
