package hocl.runtime.store;

import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Shape.Column;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of atoms of one shape, a typed array for each. Used by the reacting thread only. */
final class Columns {

  private static final long[][] NO_LONGS = new long[0][];
  private static final Object[][] NO_OBJECTS = new Object[0][];
  private static final long[] NO_LONG = new long[0];
  private static final @Nullable Object[] NO_OBJECT = new Object[0];

  private final Shape shape;

  /** Where a column holds objects an empty array. */
  private final long[][] longs;

  private final @Nullable Object[] @Nullable [] objects;

  Columns(Shape shape) {
    this.shape = shape;
    this.longs = shape.hasNumbers() ? new long[shape.width()][] : NO_LONGS;
    this.objects = shape.hasObjects() ? new Object[shape.width()][] : NO_OBJECTS;
    Arrays.fill(longs, NO_LONG);
    for (int c = 0; c < objects.length; c++) {
      objects[c] = shape.column(c) == Column.OBJECT ? NO_OBJECT : null;
    }
  }

  /** See {@link Species#longs}. */
  long[] longs(int column) {
    return longs[column];
  }

  /** See {@link Species#objects}. */
  @Nullable Object[] objects(int column) {
    return Objects.requireNonNull(objects[column]);
  }

  /** Whether some column holds objects. */
  boolean hasObjects() {
    return objects.length > 0;
  }

  /** The value in a column of a row. */
  Object get(int column, int row) {
    return switch (shape.column(column)) {
      case LONG -> longs(column)[row];
      case DOUBLE -> Double.longBitsToDouble(longs(column)[row]);
      case OBJECT -> Objects.requireNonNull(objects(column)[row]);
    };
  }

  /** Puts a value, of a kind that fits, into a column of a row. */
  void set(int column, int row, Object value) {
    switch (shape.column(column)) {
      case LONG -> longs(column)[row] = (Long) value;
      case DOUBLE -> longs(column)[row] = Double.doubleToRawLongBits((Double) value);
      case OBJECT -> objects(column)[row] = value;
    }
  }

  /** Puts a whole atom, of the shape, into a row. */
  void fill(int row, Object atom) {
    if (atom instanceof Tuple tuple) {
      int skip = shape.tag() == null ? 0 : 1;
      for (int c = 0; c < shape.width(); c++) {
        set(c, row, tuple.get(c + skip));
      }
    } else if (shape.width() > 0) {
      set(0, row, atom);
    }
  }

  /** Gives every column room for a number of rows. */
  void resize(int size) {
    for (int c = 0; c < shape.width(); c++) {
      if (shape.column(c) == Column.OBJECT) {
        objects[c] = Arrays.copyOf(objects(c), size);
      } else {
        longs[c] = Arrays.copyOf(longs[c], size);
      }
    }
  }

  /** The row is given up: living solutions in it are free. */
  void release(int row) {
    for (int c = 0; c < objects.length; c++) {
      @Nullable Object[] values = objects[c];
      if (values != null) {
        Ownership.release(values[row]);
        values[row] = null;
      }
    }
  }

  /** Moves rows forward to where unused ones are. */
  void move(int from, int to, int count) {
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

  /** Moves a row to where a dead or unused one is. */
  void move(int from, int to) {
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
