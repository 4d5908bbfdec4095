package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/** Columns with indexes over their passive rows. Used by the reacting thread only. */
public abstract sealed class IndexedColumns extends Columns permits Species {

  private static final int ROWS_FOR_INDEX = 12;

  /** So many walks over all rows in vain pay for an ordered index. */
  private static final int WALKS_FOR_ORDER = 32;

  Indexes indexes = Indexes.NOTHING;

  /** How many rows were walked over in vain that an ordered index would have passed over. */
  private long vain;

  IndexedColumns(Shape shape) {
    super(shape);
  }

  /** The solution that holds the atoms. */
  public abstract ReactingSolution host();

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
   * so few passive rows, or so few walks over them in vain, that it does not pay.
   *
   * @param key the LONG column to order by
   * @param summarised further LONG columns that a search may bound, a bit for each
   */
  public final @Nullable OrderedIndex ordered(int key, int summarised) {
    OrderedIndex known = indexes.ordered(key, summarised);
    if (known != null) {
      return known;
    }
    int least = host().store().leastOrdered();
    if (passive() < least || (least > 0 && vain < (long) WALKS_FOR_ORDER * passive())) {
      return null;
    }
    return ownIndexes().order((Species) this, key, summarised);
  }

  /** All passive rows were walked over in vain, although some column was bounded. */
  public final void walkedInVain() {
    vain += passive();
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
