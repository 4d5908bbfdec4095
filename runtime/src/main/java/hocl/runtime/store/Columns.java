package hocl.runtime.store;

import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Shape.Column;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of atoms of one shape, a typed array for each. Used by the reacting thread only. */
public abstract sealed class Columns permits IndexedColumns {

  private static final long[][] NO_LONGS = new long[0][];
  private static final Object[][] NO_OBJECTS = new Object[0][];
  private static final long[] NO_LONG = new long[0];
  private static final int[] NO_INT = new int[0];
  private static final @Nullable Object[] NO_OBJECT = new Object[0];

  private final Shape shape;
  private final boolean hasObjects;

  /** Where a column holds objects an empty array. */
  private final long[][] longs;

  private final @Nullable Object[] @Nullable [] objects;

  /** When each atom arrived in its solution, kept only where a plan needs it. */
  private long @Nullable [] arrivals;

  /** Where the serial numbers of atoms come from, or null if they have none. */
  private @Nullable Serials serials;

  /** The serial number of each atom, if they have any. */
  private int[] numbers = NO_INT;

  /** Whether arrivals or serial numbers are kept. */
  private boolean noted;

  Columns(Shape shape, boolean keepArrivals, @Nullable Serials serials) {
    this.arrivals = keepArrivals ? new long[0] : null;
    this.serials = serials;
    this.noted = keepArrivals || serials != null;
    this.shape = shape;
    this.hasObjects = shape.hasObjects();
    this.longs = shape.hasNumbers() ? new long[shape.width()][] : NO_LONGS;
    this.objects = hasObjects ? new Object[shape.width()][] : NO_OBJECTS;
    Arrays.fill(longs, NO_LONG);
    for (int c = 0; c < objects.length; c++) {
      objects[c] = shape.column(c) == Column.OBJECT ? NO_OBJECT : null;
    }
  }

  /** The shape of every atom here. */
  public final Shape shape() {
    return shape;
  }

  /** The long array of a LONG or DOUBLE column; valid until the next append or tidy. */
  public final long[] longs(int column) {
    return longs[column];
  }

  /** The object array of an OBJECT column; valid until the next append or tidy. */
  public final @Nullable Object[] objects(int column) {
    return Objects.requireNonNull(objects[column]);
  }

  /** The atom in a column. */
  public final Object get(int column, int row) {
    return switch (shape.column(column)) {
      case LONG -> longs(column)[row];
      case DOUBLE -> Double.longBitsToDouble(longs(column)[row]);
      case OBJECT -> Objects.requireNonNull(objects(column)[row]);
    };
  }

  /** Puts an atom, of a kind that fits, into a column of a row. */
  public final void set(int column, int row, Object value) {
    switch (shape.column(column)) {
      case LONG -> longs(column)[row] = (Long) value;
      case DOUBLE -> longs(column)[row] = Double.doubleToRawLongBits((Double) value);
      case OBJECT -> objects(column)[row] = value;
    }
  }

  /** Puts a whole atom, of the shape, into a row. */
  final void fill(int row, Object atom) {
    if (atom instanceof Tuple tuple) {
      int skip = shape.tag() == null ? 0 : 1;
      for (int c = 0; c < shape.width(); c++) {
        set(c, row, tuple.get(c + skip));
      }
    } else if (shape.width() > 0) {
      set(0, row, atom);
    }
  }

  /** Whether some column holds objects. */
  final boolean hasObjects() {
    return hasObjects;
  }

  /** Whether it is kept when each atom arrived. */
  final boolean keepsArrivals() {
    return arrivals != null;
  }

  /**
   * When the atom of a row arrived, relative to others of its solution; 0 where this is not kept.
   */
  public final long arrival(int row) {
    return arrivals == null ? 0 : arrivals[row];
  }

  /** Whether it is noted of each row when its atom arrived, or which serial number it has. */
  final boolean notesRows() {
    return noted;
  }

  /** An atom has arrived in a row. */
  final void arrive(int row, ReactingSolution host) {
    if (noted) {
      changedNow(row, host);
      if (serials != null) {
        numbers[row] = serials.take();
      }
    }
  }

  /** The atom of a row counts as one that has just arrived, but for its serial number. */
  final void changedNow(int row, ReactingSolution host) {
    if (arrivals != null) {
      arrivals[row] = host.nextArrival();
    }
  }

  /** An atom that has a number arrived in another row: the next number is still to be given. */
  final void arrivedAgain() {
    if (serials != null) {
      serials.next(serials.next() - 1);
    }
  }

  /** From now on the atoms have serial numbers, which those that are here get by other calls. */
  final void number(Serials source) {
    serials = source;
    noted = true;
    numbers = new int[capacity()];
  }

  /** From now on the atoms have no serial numbers. */
  final void stopNumbering() {
    serials = null;
    noted = arrivals != null;
    numbers = NO_INT;
  }

  /** The number of rows that there is room for. */
  abstract int capacity();

  /** The serial number of the atom of a row; only while a run is recorded. */
  public final int serial(int row) {
    return numbers[row];
  }

  /** The serial numbers of all rows; valid until the next append or tidy. */
  public final int[] serials() {
    return numbers;
  }

  /** Gives the atom of a row another serial number. */
  public final void renumber(int row, int serial) {
    numbers[row] = serial;
  }

  /** The whole atom of a row. */
  public final Object atom(int row) {
    return shape.atom(this, row);
  }

  final void resizeColumns(int size) {
    if (arrivals != null) {
      arrivals = Arrays.copyOf(arrivals, size);
    }
    if (serials != null) {
      numbers = Arrays.copyOf(numbers, size);
    }
    for (int c = 0; c < shape.width(); c++) {
      if (shape.column(c) == Column.OBJECT) {
        objects[c] = Arrays.copyOf(objects(c), size);
      } else {
        longs[c] = Arrays.copyOf(longs[c], size);
      }
    }
  }

  /** The row is given up: living solutions in it are free. */
  final void release(int row) {
    for (int c = 0; c < objects.length; c++) {
      @Nullable Object[] values = objects[c];
      if (values != null) {
        Ownership.release(values[row]);
        values[row] = null;
      }
    }
  }

  /** Moves rows forward to where unused ones are. */
  final void move(int from, int to, int count) {
    if (arrivals != null) {
      System.arraycopy(arrivals, from, arrivals, to, count);
    }
    if (serials != null) {
      System.arraycopy(numbers, from, numbers, to, count);
    }
    for (int c = 0; c < shape.width(); c++) {
      if (shape.column(c) == Column.OBJECT) {
        @Nullable Object[] values = objects(c);
        System.arraycopy(values, from, values, to, count);
        Arrays.fill(values, Math.max(to + count, from), from + count, null);
      } else {
        System.arraycopy(longs(c), from, longs(c), to, count);
      }
    }
  }

  private void moveNotes(int from, int to) {
    if (arrivals != null) {
      arrivals[to] = arrivals[from];
    }
    if (serials != null) {
      numbers[to] = numbers[from];
    }
  }

  /** Moves a row to where a dead or unused one is. */
  final void move(int from, int to) {
    if (noted) {
      moveNotes(from, to);
    }
    for (int c = 0; c < shape.width(); c++) {
      if (shape.column(c) == Column.OBJECT) {
        @Nullable Object[] values = objects(c);
        values[to] = values[from];
        values[from] = null;
      } else {
        long[] values = longs(c);
        values[to] = values[from];
      }
    }
  }
}
