package hocl.runtime.store;

import java.util.Arrays;

/** A set of rows of a species, a bit for each. Used by the reacting thread only. */
public final class RowSet {

  /** As long as it has to be: words that are not there hold nothing. */
  private long[] bits = new long[1];

  private int size;

  RowSet() {}

  /** The number of rows in the set. */
  public int size() {
    return size;
  }

  /** Whether a row is in the set. */
  public boolean has(int row) {
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

  /**
   * The first row of the set from a row on, going round at the end.
   *
   * @throws IllegalStateException if the set is empty
   */
  public int next(int from) {
    int words = bits.length;
    int word = from >> 6;
    long rest = word < words ? bits[word] & -1L << from : 0;
    for (int i = 0; i <= words && words > 0; i++) {
      if (rest != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(rest);
      }
      word = word + 1 >= words ? 0 : word + 1;
      rest = bits[word];
    }
    throw new IllegalStateException("no row left");
  }
}
