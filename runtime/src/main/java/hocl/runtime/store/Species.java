package hocl.runtime.store;

import hocl.runtime.store.Shape.Column;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The atoms of one shape in one solution, as a struct of arrays. Rows stand in order of arrival:
 * first the passive ones, {@code [0, passiveEnd)}, which are known not to react with one another,
 * then the active ones, {@code [activeStart, end)}, oldest first, which matching does not see yet.
 * A row that was removed is dead until the next {@link #tidy}. Indexes cover the passive rows.
 *
 * <p>Used by the reacting thread only.
 */
public final class Species {

  private static final int FIRST_CAPACITY = 4;

  private final Shape shape;
  private final ReactingSolution host;
  private final long[] @Nullable [] longs;
  private final @Nullable Object[] @Nullable [] objects;

  /** When each atom arrived in its solution, kept only where a plan needs it. */
  private long @Nullable [] arrivals;

  private final RowSet dead = new RowSet();

  /** In a random run, the passive rows that have not been tried since they came. */
  private @Nullable RowSet untried;

  private int capacity;
  private int first;
  private int passiveEnd;
  private int activeStart;
  private int end;
  private int passive;
  private int deadActive;
  private HashIndex[] indexes = HashIndex.NONE;

  Species(Shape shape, ReactingSolution host, boolean keepArrivals) {
    this.shape = shape;
    this.host = host;
    this.longs = new long[shape.width()][];
    this.objects = new Object[shape.width()][];
    this.arrivals = keepArrivals ? new long[0] : null;
  }

  /** The shape of every atom here. */
  public Shape shape() {
    return shape;
  }

  /** The solution that holds the atoms. */
  public ReactingSolution host() {
    return host;
  }

  /** Where to begin a walk over the passive rows. */
  public int first() {
    while (first < passiveEnd && isDead(first)) {
      first++;
    }
    return first;
  }

  /** Where a walk over the passive rows ends, exclusive. */
  public int passiveEnd() {
    return passiveEnd;
  }

  /** The number of passive atoms. */
  public int passive() {
    return passive;
  }

  /** The number of atoms, passive and active. */
  public int size() {
    return passive + end - activeStart - deadActive;
  }

  /** Whether an atom waits to be tried. */
  public boolean hasActive() {
    while (activeStart < end && isDead(activeStart)) {
      dead.remove(activeStart);
      activeStart++;
      deadActive--;
    }
    return activeStart < end;
  }

  /** The row of the oldest active atom, if there is one. */
  public int active() {
    return activeStart;
  }

  /** Whether a row of this species is dead. */
  public boolean isDead(int row) {
    return dead.has(row);
  }

  /** The long array of a LONG or DOUBLE column; valid until the next append or tidy. */
  public long[] longs(int column) {
    return Objects.requireNonNull(longs[column]);
  }

  /** The object array of an OBJECT column; valid until the next append or tidy. */
  public @Nullable Object[] objects(int column) {
    return Objects.requireNonNull(objects[column]);
  }

  /** The atom in a column. */
  public Object get(int column, int row) {
    return switch (shape.column(column)) {
      case LONG -> longs(column)[row];
      case DOUBLE -> Double.longBitsToDouble(longs(column)[row]);
      case OBJECT -> Objects.requireNonNull(objects(column)[row]);
    };
  }

  /** Puts an atom, of a kind that fits, into a column of a row. */
  public void set(int column, int row, Object value) {
    switch (shape.column(column)) {
      case LONG -> longs(column)[row] = (Long) value;
      case DOUBLE -> longs(column)[row] = Double.doubleToRawLongBits((Double) value);
      case OBJECT -> objects(column)[row] = value;
    }
  }

  /** The whole atom of a row. */
  public Object atom(int row) {
    return shape.atom(this, row);
  }

  /**
   * When the atom of a row arrived, relative to others of its solution; 0 where this is not kept.
   */
  public long arrival(int row) {
    return arrivals == null ? 0 : arrivals[row];
  }

  /** Makes an active row at the end; the caller fills its columns at once. */
  public int append() {
    if (end == capacity) {
      makeRoom();
    }
    if (arrivals != null) {
      arrivals[end] = host.nextArrival();
    }
    host.activated(this);
    return end++;
  }

  private void makeRoom() {
    if (passive + (end - activeStart) <= capacity >> 1) {
      tidyPassive();
      shiftActive();
      if (end < capacity) {
        return;
      }
    }
    resize(Math.max(FIRST_CAPACITY, capacity + (capacity >> 1) + 1));
  }

  private void resize(int size) {
    for (int c = 0; c < longs.length; c++) {
      if (shape.column(c) == Column.OBJECT) {
        @Nullable Object[] old = objects[c];
        objects[c] = old == null ? new Object[size] : Arrays.copyOf(old, size);
      } else {
        long[] old = longs[c];
        longs[c] = old == null ? new long[size] : Arrays.copyOf(old, size);
      }
    }
    if (arrivals != null) {
      arrivals = Arrays.copyOf(arrivals, size);
    }
    dead.resize(size);
    if (untried != null) {
      untried.resize(size);
    }
    for (HashIndex index : indexes) {
      index.resize(size);
    }
    capacity = size;
  }

  /** Makes room for that many more atoms, so that they come in without growing step by step. */
  public void reserve(int atoms) {
    if (end + atoms > capacity) {
      resize(end + atoms);
    }
  }

  /** The oldest active atom becomes passive: it has been tried in vain. */
  public void settle() {
    int row = passiveEnd;
    if (row != activeStart) {
      copy(activeStart, row);
    }
    activeStart++;
    passiveEnd++;
    passive++;
    for (HashIndex index : indexes) {
      index.add(row);
    }
    if (untried != null) {
      untried.add(row);
    }
  }

  /** The oldest active atom has reacted and is gone. */
  public void consumeActive() {
    release(activeStart);
    activeStart++;
  }

  /** The oldest active atom goes to the end of the queue. */
  public void requeue() {
    int to = append();
    // making room may have moved the queue, so ask only now where it starts
    copy(activeStart, to);
    activeStart++;
  }

  /** A passive atom has reacted and is gone. */
  public void remove(int row) {
    unlink(row);
    release(row);
  }

  private void release(int row) {
    for (int c = 0; c < objects.length; c++) {
      @Nullable Object[] values = objects[c];
      if (values != null) {
        Ownership.release(values[row]);
        values[row] = null;
      }
    }
  }

  /** An active atom is gone: a reaction took it along with others like it. */
  public void removeActive(int row) {
    release(row);
    dead.add(row);
    deadActive++;
  }

  /** A passive atom becomes active again. Other rows stay where they are. */
  public void reactivate(int row) {
    if (end == capacity) {
      resize(capacity + (capacity >> 1) + 1);
    }
    unlink(row);
    copy(row, append());
  }

  private void unlink(int row) {
    for (HashIndex index : indexes) {
      index.remove(row);
    }
    dead.add(row);
    passive--;
    if (untried != null) {
      untried.remove(row);
    }
  }

  private void copy(int from, int to) {
    for (int c = 0; c < longs.length; c++) {
      if (shape.column(c) == Column.OBJECT) {
        @Nullable Object[] values = objects(c);
        values[to] = values[from];
        values[from] = null;
      } else {
        long[] values = longs(c);
        values[to] = values[from];
      }
    }
    if (arrivals != null) {
      arrivals[to] = arrivals[from];
    }
  }

  /** Closes the gaps that dead rows leave, if that pays. Rows move: not during matching. */
  public void tidy() {
    if (passiveEnd - passive > passive + 64) {
      tidyPassive();
    }
  }

  private void tidyPassive() {
    if (passiveEnd == passive) {
      return;
    }
    int to = 0;
    for (int row = 0; row < passiveEnd; row++) {
      if (!isDead(row)) {
        if (to != row) {
          copy(row, to);
          moveUntried(row, to);
        }
        to++;
      }
    }
    dead.removeRange(0, passiveEnd);
    passiveEnd = to;
    first = 0;
    for (HashIndex index : indexes) {
      index.rebuild();
    }
  }

  private void moveUntried(int from, int to) {
    if (untried != null && untried.has(from)) {
      untried.remove(from);
      untried.add(to);
    }
  }

  private void shiftActive() {
    int to = passiveEnd;
    if (to == activeStart) {
      return;
    }
    for (int row = activeStart; row < end; row++) {
      if (!isDead(row)) {
        copy(row, to++);
      }
    }
    dead.removeRange(activeStart, end);
    deadActive = 0;
    activeStart = passiveEnd;
    end = to;
  }

  /**
   * The index over some columns, made now if nobody asked before.
   *
   * @param columns a bit for each column of the key
   */
  public HashIndex index(int columns) {
    for (HashIndex index : indexes) {
      if (index.columns() == columns) {
        return index;
      }
    }
    HashIndex index = new HashIndex(this, columns, capacity);
    indexes = Arrays.copyOf(indexes, indexes.length + 1);
    indexes[indexes.length - 1] = index;
    return index;
  }

  /** Begins to remember which passive rows have not been tried; there are none yet. */
  void trackUntried() {
    untried = new RowSet();
    untried.resize(capacity);
  }

  /**
   * The passive rows that have not been tried, whose members the reactor removes; in a random run.
   */
  public RowSet untried() {
    return Objects.requireNonNull(untried);
  }

  /** Passes every atom, passive and active, in order of arrival. */
  public void forEach(Consumer<Object> consumer) {
    for (int row = 0; row < passiveEnd; row++) {
      if (!isDead(row)) {
        consumer.accept(atom(row));
      }
    }
    for (int row = activeStart; row < end; row++) {
      if (!isDead(row)) {
        consumer.accept(atom(row));
      }
    }
  }
}
