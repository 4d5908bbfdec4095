package hocl.runtime.atom;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Atoms of one layout, a typed array for each of their fields: bare atoms, or tuples alike in arity
 * and in how their fields are kept. Immutable.
 */
public final class Batch {

  /** How a column keeps its values. */
  public enum Column {
    /** Ints that fit 64 bits. */
    INT,
    /** Floats, as their bits. */
    FLOAT,
    /** Atoms as objects: in tuples such as hold no others and are no numbers, else any. */
    OTHER
  }

  private static final Column[] ONE_INT = {Column.INT};
  private static final Column[] ONE_OTHER = {Column.OTHER};

  private final int size;
  private final int arity;
  private final @Nullable Object tag;
  private final Column[] kinds;
  private final Object[] columns;

  /** The arrays, {@code long[]} or {@code Object[]}, are kept; they may be longer than the size. */
  Batch(int size, int arity, @Nullable Object tag, Column[] kinds, Object[] columns) {
    this.size = size;
    this.arity = arity;
    this.tag = tag;
    this.kinds = kinds;
    this.columns = columns;
  }

  /**
   * Atoms in arrays that are there already.
   *
   * @param size the number of atoms
   * @param arity of the tuples, or 1
   * @param tag the first field of all tuples, which has no column, or null
   * @param kinds how each column keeps its values, with what that demands of them
   * @param columns a {@code long[]} for an INT or FLOAT column, an {@code Object[]} for another,
   *     each at least as long as the size; kept, must not change afterwards
   */
  public static Batch of(
      int size, int arity, @Nullable Object tag, Column[] kinds, Object[] columns) {
    if (columns.length != kinds.length || columns.length != arity - (tag == null ? 0 : 1)) {
      throw new IllegalArgumentException("so many columns do not fit the arity " + arity);
    }
    return new Batch(size, arity, tag, kinds.clone(), columns.clone());
  }

  /** Bare atoms of any kind; the array is kept. */
  public static Batch ofAtoms(Object[] atoms) {
    return new Batch(atoms.length, 1, null, ONE_OTHER, new Object[] {atoms});
  }

  /** Bare Ints. */
  static Batch ofInts(long[] values) {
    return new Batch(values.length, 1, null, ONE_INT, new Object[] {values});
  }

  /**
   * The array of bare atoms that are not numbers, perhaps longer than the size; or an empty one.
   */
  Object[] objects() {
    return arity == 1 && kinds[0] == Column.OTHER ? (Object[]) columns[0] : Solution.NO_PARTS;
  }

  /** The number of atoms. */
  public int size() {
    return size;
  }

  /** The number of fields of the tuples; 1 if these are not tuples. */
  public int arity() {
    return arity;
  }

  /** The first field of all tuples if they share it and it has no column, or null. */
  public @Nullable Object tag() {
    return tag;
  }

  /** The number of columns: a column for each field but the tag. */
  public int width() {
    return columns.length;
  }

  /** How a column keeps its values. */
  public Column column(int column) {
    return kinds[column];
  }

  /** All columns, if each is an INT or FLOAT column; else null. To be read only. */
  public long @Nullable [][] numbers() {
    long[][] numbers = new long[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      if (kinds[c] == Column.OTHER) {
        return null;
      }
      numbers[c] = (long[]) columns[c];
    }
    return numbers;
  }

  /** Copies values of an INT or FLOAT column. */
  public void copy(int column, int from, long[] to, int at, int count) {
    System.arraycopy((long[]) columns[column], from, to, at, count);
  }

  /** Copies values of an OTHER column. */
  public void copy(int column, int from, @Nullable Object[] to, int at, int count) {
    System.arraycopy((Object[]) columns[column], from, to, at, count);
  }

  /** The value in a column. */
  public Object get(int column, int row) {
    return switch (kinds[column]) {
      case INT -> ((long[]) columns[column])[row];
      case FLOAT -> Double.longBitsToDouble(((long[]) columns[column])[row]);
      case OTHER -> ((Object[]) columns[column])[row];
    };
  }

  /** The atom of a row. */
  public Object atom(int row) {
    if (arity == 1) {
      return get(0, row);
    }
    Object[] fields = new Object[arity];
    int first = arity - columns.length;
    if (first > 0) {
      fields[0] = Objects.requireNonNull(tag);
    }
    for (int c = 0; c < columns.length; c++) {
      fields[first + c] = get(c, row);
    }
    return Tuple.of(fields);
  }

  /** The array of an INT or FLOAT column; not to be changed. */
  long[] longs(int column) {
    return (long[]) columns[column];
  }

  /** The facts about a compound of which these are parts. */
  int facts() {
    int facts = arity == 1 ? 0 : Compound.NESTED;
    for (int c = 0; c < columns.length; c++) {
      facts |=
          switch (kinds[c]) {
            case INT -> 0;
            case FLOAT -> Compound.FLOAT;
            case OTHER -> arity == 1 ? Compound.factsOf((Object[]) columns[c], size) : 0;
          };
    }
    return facts;
  }
}
