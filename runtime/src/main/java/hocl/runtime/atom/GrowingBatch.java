package hocl.runtime.atom;

import hocl.runtime.atom.Batch.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A batch that still takes atoms. */
final class GrowingBatch {
  private static final int FIRST_CAPACITY = 16;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /** Its place among the batches of its builder. */
  final int number;

  /** The layout, as {@link MoleculeBuilder} numbers them. */
  final long layout;

  final @Nullable Object tag;
  private final int arity;
  private final Column[] kinds;
  private final Object[] columns;
  private int capacity;
  private int size;

  GrowingBatch(int number, long layout, @Nullable Object tag, Column[] fields) {
    this.number = number;
    this.layout = layout;
    this.arity = fields.length;
    this.tag = tag;
    this.kinds = tag == null ? fields : Arrays.copyOfRange(fields, 1, fields.length);
    this.columns = new Object[kinds.length];
    clear();
  }

  int size() {
    return size;
  }

  /** Adds an Int to a batch of bare Ints. */
  void add(long value) {
    makeRoom(1);
    ((long[]) columns[0])[size++] = value;
  }

  /**
   * Adds an atom.
   *
   * @param longs its Int and Float fields by place
   * @param others its other fields by place
   */
  void add(long[] longs, @Nullable Object[] others) {
    makeRoom(1);
    int first = arity - columns.length;
    for (int c = 0; c < columns.length; c++) {
      if (kinds[c] == Column.OTHER) {
        ((@Nullable Object[]) columns[c])[size] = others[first + c];
      } else {
        ((long[]) columns[c])[size] = longs[first + c];
      }
    }
    size++;
  }

  /** Adds rows of a batch that has a tag where this one has a column. */
  void addTagged(GrowingBatch other, int from, int count) {
    makeRoom(count);
    Arrays.fill((@Nullable Object[]) columns[0], size, size + count, other.tag);
    for (int c = 1; c < columns.length; c++) {
      System.arraycopy(other.columns[c - 1], from, columns[c], size, count);
    }
    size += count;
  }

  /** Forgets all atoms. */
  void clear() {
    Arrays.setAll(columns, c -> kinds[c] == Column.OTHER ? new Object[0] : new long[0]);
    capacity = 0;
    size = 0;
  }

  private void makeRoom(int more) {
    if (size + more < 0) {
      throw new OutOfMemoryError("more than " + LARGEST + " atoms");
    }
    if (size + more > capacity) {
      long doubled = Math.max(FIRST_CAPACITY, 2L * capacity);
      resize((int) Math.max(size + more, Math.min(doubled, LARGEST)));
    }
  }

  private void resize(int to) {
    for (int c = 0; c < columns.length; c++) {
      columns[c] =
          columns[c] instanceof long[] longs
              ? Arrays.copyOf(longs, to)
              : Arrays.copyOf((Object[]) columns[c], to);
    }
    capacity = to;
  }

  /** The batch, to which nothing more is added. */
  Batch finish() {
    if (capacity - size > size >> 2) {
      resize(size);
    }
    return new Batch(size, arity, tag, kinds, columns);
  }

  /** The atoms of a batch of bare atoms that are not numbers. */
  Object[] atoms() {
    return Arrays.copyOf((Object[]) columns[0], size);
  }

  /** The Ints of a batch of bare Ints. */
  long[] ints() {
    resize(size);
    return (long[]) columns[0];
  }
}
