package hocl.runtime.store;

import java.util.Arrays;

/**
 * The passive rows of a species that are to be tried again, in the order in which they became
 * awake: their atoms changed in place or were renewed. A row waits at most once. Used by the
 * reacting thread only.
 */
final class AwakeRows {

  static final int[] NONE = new int[0];

  /** No rows; none may be added. Saves most species an object of their own. */
  static final AwakeRows NOBODY = new AwakeRows();

  /**
   * A ring of rows, the one that waits longest first; entries whose row is not in {@link #waiting}
   * are skipped.
   */
  private int[] queue = NONE;

  private int head;
  private int entries;
  private int size;
  private final RowSet waiting = new RowSet();

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  boolean has(int row) {
    return waiting.has(row);
  }

  /** The row if it waits, otherwise -1; see {@link RowSet#orNone}. */
  int orNone(int row) {
    return waiting.orNone(row);
  }

  /**
   * Adds a row that does not wait yet.
   *
   * @return these rows, or new ones instead of {@link #NOBODY}
   */
  AwakeRows with(int row) {
    AwakeRows rows = entries == queue.length ? larger() : this;
    rows.add(row);
    return rows;
  }

  private void add(int row) {
    waiting.add(row);
    size++;
    queue[head + entries & queue.length - 1] = row;
    entries++;
  }

  /** Makes room. Looks for {@link #NOBODY} here because this is seldom called. */
  @SuppressWarnings("ReferenceEquality")
  private AwakeRows larger() {
    AwakeRows rows = this == NOBODY ? new AwakeRows() : this;
    rows.grow();
    return rows;
  }

  private void grow() {
    int[] more = new int[Math.max(4, queue.length * 2)];
    System.arraycopy(queue, head, more, 0, queue.length - head);
    System.arraycopy(queue, 0, more, queue.length - head, head);
    queue = more;
    head = 0;
  }

  /** The row that waits longest; there must be one. */
  int first() {
    while (!waiting.has(queue[head])) {
      dropFirst();
    }
    return queue[head];
  }

  private void dropFirst() {
    head = head + 1 & queue.length - 1;
    entries--;
  }

  /** Takes out the row of {@link #first}, which has been tried. */
  void removeFirst() {
    int row = first();
    dropFirst();
    forget(row);
  }

  /** Takes out a row if it waits. */
  void forget(int row) {
    waiting.remove(row);
    size = waiting.size();
    // when no row waits what is left in the ring is stale, and row numbers will be used again;
    // that happens once in a run, so there is no jump for it
    entries &= -size >> 31;
  }

  /**
   * Renumbers all rows.
   *
   * @param to the new row for each old one
   */
  void move(int[] to) {
    int kept = 0;
    int[] rows = new int[waiting.size()];
    for (int i = 0; i < entries; i++) {
      int row = queue[head + i & queue.length - 1];
      if (waiting.has(row)) {
        waiting.remove(row);
        rows[kept++] = to[row];
      }
    }
    queue = Arrays.copyOf(rows, Math.max(4, Integer.highestOneBit(Math.max(1, kept)) * 2));
    head = 0;
    entries = kept;
    for (int i = 0; i < kept; i++) {
      waiting.add(queue[i]);
    }
  }
}
