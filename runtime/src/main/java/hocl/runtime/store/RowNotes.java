package hocl.runtime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Notes on the rows of a species beside its columns, kept only where they are needed: the place of
 * each atom in the order of arrival in its solution, and its serial number. Used by the reacting
 * thread only.
 */
final class RowNotes {

  private static final int[] NO_INT = new int[0];

  /** The place of each atom in the order of arrival; null if no rule needs that order. */
  private long @Nullable [] arrivals;

  /** The source of the serial numbers of atoms, or null if they have none. */
  private @Nullable Serials serials;

  /** The serial number of each atom, if they have any. */
  private int[] numbers = NO_INT;

  private RowNotes(boolean keepArrivals, @Nullable Serials serials) {
    this.arrivals = keepArrivals ? new long[0] : null;
    this.serials = serials;
  }

  /** The notes on rows that are still to come, or null if none are needed. */
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

  /** Whether the order of arrival is kept. */
  boolean keepsArrivals() {
    return arrivals != null;
  }

  /** The place of the atom of a row in the order of arrival; 0 where that order is not kept. */
  long arrival(int row) {
    return arrivals == null ? 0 : arrivals[row];
  }

  /** Notes that an atom arrives in a row. */
  void arrive(int row, ReactingSolution host) {
    changedNow(row, host);
    if (serials != null) {
      numbers[row] = serials.take();
    }
  }

  /** Notes that the atom of a row counts as arriving now, with the serial number that it has. */
  void changedNow(int row, ReactingSolution host) {
    if (arrivals != null) {
      arrivals[row] = host.nextArrival();
    }
  }

  /** Takes back the serial number given last, since the atom that arrived has one already. */
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

  /** Moves the notes of several rows. */
  void move(int from, int to, int count) {
    if (arrivals != null) {
      System.arraycopy(arrivals, from, arrivals, to, count);
    }
    if (serials != null) {
      System.arraycopy(numbers, from, numbers, to, count);
    }
  }

  /** Moves the notes of a row. */
  void move(int from, int to) {
    if (arrivals != null) {
      arrivals[to] = arrivals[from];
    }
    if (serials != null) {
      numbers[to] = numbers[from];
    }
  }
}
