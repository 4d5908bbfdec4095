package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/** Columns with indexes over their passive rows. Used by the reacting thread only. */
public abstract sealed class IndexedColumns extends Columns permits Species {

  private static final int ROWS_FOR_INDEX = 12;

  Indexes indexes = Indexes.NOTHING;

  IndexedColumns(Shape shape) {
    super(shape);
  }

  /** The number of passive atoms. */
  public abstract int passive();

  /** The number of rows for which there is room. */
  abstract int capacity();

  /**
   * The index over some columns, made now if nobody asked before.
   *
   * @param columns a bit for each column of the key
   */
  public final HashIndex index(int columns) {
    return ownIndexes().hashed((Species) this, columns, capacity());
  }

  /**
   * The ordered index over some columns, made now if nobody asked before; null as long as there are
   * so few passive rows that it does not pay.
   *
   * @param key the LONG column to order by
   * @param summarised further LONG columns that a search may bound, a bit for each
   */
  public final @Nullable OrderedIndex ordered(int key, int summarised) {
    return ownIndexes().ordered((Species) this, key, summarised);
  }

  /**
   * As {@link #index}, but null as long as there is no such index and so few passive rows that a
   * walk over them costs less.
   */
  public final @Nullable HashIndex indexIfLarge(int columns) {
    return passive() < ROWS_FOR_INDEX && (indexes.columns() & columns) == 0 ? null : index(columns);
  }

  private Indexes ownIndexes() {
    if (indexes == Indexes.NOTHING) {
      indexes = new Indexes();
    }
    return indexes;
  }
}
