package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Shape.Column;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a species, a typed array for each column: first the passive rows, {@code [0,
 * passiveEnd)}, of which some are dead, then the active ones, {@code [activeStart, end)}, the
 * oldest first. Many atoms that come in at once as columns of numbers are a supply, of which rows
 * are made portion by portion. If each portion reacts away before the next, all portions go through
 * the same few rows, which the processor keeps in its caches. Used by the reacting thread only.
 */
public abstract sealed class Rows permits Species {

  private static final long[][] NO_LONGS = new long[0][];
  private static final Object[][] NO_OBJECTS = new Object[0][];
  private static final long[] NO_LONG = new long[0];
  private static final @Nullable Object[] NO_OBJECT = new Object[0];

  /** The number of rows that are made of a supply at once: a few pages of memory for a column. */
  private static final int PORTION = 1 << 12;

  /**
   * The largest number of passive rows for which a supply is taken in portions; with more, the
   * columns are large anyway.
   */
  private static final int FEW_PASSIVE = 1 << 10;

  private final Shape shape;

  /** An array for each column, empty for a column of objects. */
  private final long[][] longs;

  /**
   * An array for each column, null for a column of numbers; none at all if no column has objects.
   */
  private final @Nullable Object[] @Nullable [] objects;

  /** The notes of each row beside its columns, or null if none are kept. */
  @Nullable RowNotes notes;

  /** The atoms that have no rows yet, or null if all have. */
  private @Nullable Supply supply;

  /** A bit for each passive row, set if it is dead; missing words have no bit set. */
  private long[] dead = NO_LONG;

  /** No row before this one is alive. */
  private int first;

  int passiveEnd;

  /** The number of passive rows that are alive. */
  int passive;

  int activeStart;
  int end;
  private int capacity;

  /** The number of rows by which the active ones were moved forward, over all. */
  private long passedOver;

  Rows(Shape shape, @Nullable RowNotes notes) {
    this.shape = shape;
    this.notes = notes;
    this.longs = shape.hasNumbers() ? new long[shape.width()][] : NO_LONGS;
    this.objects = shape.hasObjects() ? new Object[shape.width()][] : NO_OBJECTS;
    for (int c = 0; c < longs.length; c++) {
      longs[c] = NO_LONG;
    }
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

  /** Whether some column holds objects. */
  final boolean hasObjects() {
    return objects.length > 0;
  }

  /** The value in a column of a row. */
  public final Object get(int column, int row) {
    return switch (shape.column(column)) {
      case LONG -> longs(column)[row];
      case DOUBLE -> Double.longBitsToDouble(longs(column)[row]);
      case OBJECT -> Objects.requireNonNull(objects(column)[row]);
    };
  }

  /** Whether two rows hold equal atoms. */
  public final boolean isSame(int a, int b) {
    for (int column = 0; column < shape.width(); column++) {
      boolean same =
          shape.column(column) == Column.OBJECT
              ? Atoms.equal(get(column, a), get(column, b))
              : longs(column)[a] == longs(column)[b];
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** Puts a value, of a kind that fits the column, into a column of a row. */
  public final void set(int column, int row, Object value) {
    switch (shape.column(column)) {
      case LONG -> longs(column)[row] = (Long) value;
      case DOUBLE -> longs(column)[row] = Double.doubleToRawLongBits((Double) value);
      case OBJECT -> objects(column)[row] = value;
    }
  }

  /** Puts an atom, which must be of the shape, into a row. */
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

  private void resizeColumns(int size) {
    for (int c = 0; c < shape.width(); c++) {
      if (shape.column(c) == Column.OBJECT) {
        objects[c] = Arrays.copyOf(objects(c), size);
      } else {
        longs[c] = Arrays.copyOf(longs[c], size);
      }
    }
  }

  /** Frees the living solutions in a row, and drops its objects. */
  final void release(int row) {
    for (int c = 0; c < objects.length; c++) {
      @Nullable Object[] values = objects[c];
      if (values != null) {
        Ownership.release(values[row]);
        values[row] = null;
      }
    }
  }

  private void moveColumns(int from, int to, int count) {
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

  /** Moves a row to the place of a dead or unused one. */
  final void move(int from, int to) {
    if (notes != null) {
      notes.move(from, to);
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

  /** The number of rows for which there is room. */
  final int capacity() {
    return capacity;
  }

  /** Changes the number of rows for which there is room; rows keep their places. */
  final void resize(int size) {
    resizeColumns(size);
    if (notes != null) {
      notes.resize(size);
    }
    rowsChange(size);
    capacity = size;
  }

  /** Makes room for a number of rows, if there is less. */
  final void makeCapacity(int rows) {
    if (rows > capacity) {
      resize(rows);
    }
  }

  /** Keeps serial numbers from now on; the atoms that are here get theirs by other calls. */
  final void number(Serials source) {
    notes = RowNotes.numbered(notes, source, capacity);
  }

  /** Keeps no serial numbers any more. */
  final void stopNumbering() {
    notes = notes == null ? null : notes.withoutNumbers();
  }

  /**
   * The first passive row that is alive, where a walk begins; the end of the passive rows if there
   * is none.
   */
  public final int first() {
    while (hasDead() && first < passiveEnd && isDead(first)) {
      first++;
    }
    return first;
  }

  /** Whether passive rows are dead. */
  public final boolean hasDead() {
    return passiveEnd != passive;
  }

  /** Whether a row of this species is dead. */
  public final boolean isDead(int row) {
    int word = row >> 6;
    return word < dead.length && (dead[word] & 1L << row) != 0;
  }

  /**
   * Makes a passive row dead. The last passive row is given up at once, with the dead ones before
   * it.
   */
  final void die(int row) {
    passive--;
    if (row == passiveEnd - 1) {
      passiveEnd = row;
      if (row != passive || first > row) {
        cut();
      }
      return;
    }
    int word = row >> 6;
    if (word >= dead.length) {
      dead = Arrays.copyOf(dead, Math.max(word + 1, 2 * dead.length));
    }
    dead[word] |= 1L << row;
  }

  /** Gives up the dead rows at the end of the passive ones. */
  private void cut() {
    while (passiveEnd > passive && isDead(passiveEnd - 1)) {
      passiveEnd--;
      dead[passiveEnd >> 6] &= ~(1L << passiveEnd);
    }
    first = Math.min(first, passiveEnd);
  }

  /** Marks all rows as alive, after the passive ones were moved together. */
  final void gapsAreClosed() {
    Arrays.fill(dead, 0, Math.min(dead.length, (passiveEnd >> 6) + 1), 0);
    passiveEnd = passive;
    first = 0;
  }

  /** Moves the active rows forward, next to the passive ones. */
  final void shiftActive() {
    int to = passiveEnd;
    int count = end - activeStart;
    if (to == activeStart) {
      return;
    }
    moveColumns(activeStart, to, count);
    if (notes != null) {
      notes.move(activeStart, to, count);
    }
    passedOver += activeStart - to;
    activeStart = to;
    end = to + count;
  }

  /** The number of active atoms, those of the supply included. */
  final int activeAtoms() {
    return end - activeStart + (supply == null ? 0 : supply.left());
  }

  /** The number of atoms that ever came in, again for each time that an atom was put at the end. */
  final long added() {
    return end + passedOver + (supply == null ? 0 : supply.left());
  }

  /** Whether all atoms have rows. */
  final boolean isSupplied() {
    return supply == null;
  }

  /** Takes the first rows of columns of numbers as the supply, while no atom is active. */
  final void supply(long[][] from, int size) {
    supply = new Supply(from, size);
    refill();
  }

  /** Whether there is an active row; makes rows of the next portion if there is none. */
  final boolean hasRow() {
    return activeStart < end || (supply != null && refill());
  }

  /**
   * Makes rows of the next portion of the supply, while no row is active; returns whether there was
   * any.
   */
  private boolean refill() {
    int left = supply == null ? 0 : supply.left();
    if (left == 0) {
      return false;
    }
    passedOver += end - passiveEnd;
    activeStart = passiveEnd;
    end = passiveEnd;
    take(passiveEnd > FEW_PASSIVE ? left : Math.min(PORTION, left));
    return true;
  }

  /** Makes rows of the whole supply. */
  final void takeAll() {
    if (supply != null) {
      take(supply.left());
    }
  }

  private void take(int rows) {
    Supply from = supply;
    makeCapacity(end + rows);
    if (from != null) {
      from.take(this, end, rows);
      supply = from.left() == 0 ? null : from;
    }
    end += rows;
  }

  /**
   * Adapts the rest of the species to columns with room for a number of rows. Called before {@link
   * #capacity} changes.
   */
  abstract void rowsChange(int size);

  /** The atom of a row. */
  public final Object atom(int row) {
    return shape.atom(this, row);
  }

  /** The number of atoms, passive and active. */
  public final int size() {
    return passive + activeAtoms();
  }

  /** The row of some atom, or -1 if the species is empty. */
  public final int example() {
    return passive > 0 ? first() : hasRow() ? activeStart : -1;
  }

  /** Passes every atom, passive and active, in order of arrival. */
  public final void forEach(Consumer<Object> consumer) {
    takeAll();
    for (int row = 0; row < passiveEnd; row++) {
      if (!isDead(row)) {
        consumer.accept(atom(row));
      }
    }
    for (int row = activeStart; row < end; row++) {
      consumer.accept(atom(row));
    }
  }
}
