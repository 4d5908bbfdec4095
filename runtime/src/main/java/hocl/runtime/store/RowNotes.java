package hocl.runtime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Notes on the rows of a species beside its columns, only where they are needed: when each atom
 * arrived in its solution, and its serial number. Used by the reacting thread only.
 */
final class RowNotes {

  private static final int[] NO_INT = new int[0];

  /** When each atom arrived, or null if no plan needs it. */
  private long @Nullable [] arrivals;

  /** Where the serial numbers of atoms come from, or null if they have none. */
  private @Nullable Serials serials;

  /** The serial number of each atom, if they have any. */
  private int[] numbers = NO_INT;

  private RowNotes(boolean keepArrivals, @Nullable Serials serials) {
    this.arrivals = keepArrivals ? new long[0] : null;
    this.serials = serials;
  }

  /** The notes to keep on rows still to come, or null if none are needed. */
  static @Nullable RowNotes of(boolean keepArrivals, @Nullable Serials serials) {
    return keepArrivals || serials != null ? new RowNotes(keepArrivals, serials) : null;
  }

  /** Notes on rows that are there, whose serial numbers are given by {@link Species#renumber}. */
  static RowNotes numbered(@Nullable RowNotes notes, Serials source, int capacity) {
    RowNotes numbered = notes == null ? new RowNotes(false, source) : notes;
    numbered.serials = source;
    numbered.numbers = new int[capacity];
    return numbered;
  }

  /** The notes without serial numbers, or null if nothing else is noted. */
  @Nullable RowNotes withoutNumbers() {
    serials = null;
    numbers = NO_INT;
    return arrivals == null ? null : this;
  }

  /** Whether it is kept when each atom arrived. */
  boolean keepsArrivals() {
    return arrivals != null;
  }

  /** When the atom of a row arrived; 0 where this is not kept. */
  long arrival(int row) {
    return arrivals == null ? 0 : arrivals[row];
  }

  /** An atom has arrived in a row. */
  void arrive(int row, ReactingSolution host) {
    changedNow(row, host);
    if (serials != null) {
      numbers[row] = serials.take();
    }
  }

  /** The atom of a row counts as one that has just arrived, but for its serial number. */
  void changedNow(int row, ReactingSolution host) {
    if (arrivals != null) {
      arrivals[row] = host.nextArrival();
    }
  }

  /** An atom that has a number arrived in another row: the next number is still to be given. */
  void arrivedAgain() {
    if (serials != null) {
      serials.next(serials.next() - 1);
    }
  }

  /** The serial numbers of all rows. */
  int[] numbers() {
    return numbers;
  }

  /** Makes room for notes on a number of rows. */
  void resize(int size) {
    if (arrivals != null) {
      arrivals = Arrays.copyOf(arrivals, size);
    }
    if (serials != null) {
      numbers = Arrays.copyOf(numbers, size);
    }
  }

  /** Rows move forward. */
  void move(int from, int to, int count) {
    if (arrivals != null) {
      System.arraycopy(arrivals, from, arrivals, to, count);
    }
    if (serials != null) {
      System.arraycopy(numbers, from, numbers, to, count);
    }
  }

  /** A row moves. */
  void move(int from, int to) {
    if (arrivals != null) {
      arrivals[to] = arrivals[from];
    }
    if (serials != null) {
      numbers[to] = numbers[from];
    }
  }
}
