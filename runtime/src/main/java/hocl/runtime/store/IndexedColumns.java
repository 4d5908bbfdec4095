package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/** Columns with indexes over their passive rows. Used by the reacting thread only. */
public abstract sealed class IndexedColumns extends Columns permits PassiveRows {

  private static final int ROWS_FOR_INDEX = 12;

  /** The number of walks over all rows in vain that pay for an ordered index. */
  private static final int WALKS_FOR_ORDER = 32;

  Indexes indexes = Indexes.NOTHING;

  /** The number of rows walked over in vain that an ordered index would have passed over. */
  private long vain;

  /** {@link #vain} before the last attempt in which it grew. */
  private long vainBefore;

  /** The active row of that attempt, and the number of reactions before it. */
  private int vainRow = -1;

  private long vainReactions;

  /** How often a kernel had given up before that attempt. */
  private int vainGivenUp;

  IndexedColumns(Shape shape, boolean keepArrivals, @Nullable Serials serials) {
    super(shape, keepArrivals, serials);
  }

  /** The solution that holds the atoms. */
  public abstract ReactingSolution host();

  /** The number of passive atoms. */
  public abstract int passive();

  /**
   * The index over some columns, made at the first call.
   *
   * @param columns a bit for each column of the key
   */
  public final HashIndex index(int columns) {
    HashIndex known = indexes.hashed(columns);
    return known == null ? ownIndexes().hash((Species) this, columns, capacity()) : known;
  }

  /** The index over some columns, or null if {@link #index} has not made it. */
  public final @Nullable HashIndex indexIfThere(int columns) {
    return indexes.hashed(columns);
  }

  /** Any of the hash indexes that there are, or null. */
  public final @Nullable HashIndex someIndex() {
    return indexes.someHashed();
  }

  /**
   * The ordered index over some columns; null as long as there were so few walks over all rows in
   * vain that it does not pay.
   *
   * @param key the LONG or DOUBLE column to order by
   * @param summarised further such columns that a search may bound, a bit for each
   */
  public final @Nullable OrderedIndex ordered(int key, int summarised) {
    OrderedIndex known = indexes.ordered(key, summarised);
    return known == null && host().store().leastOrdered() == 0
        ? ownIndexes().order((Species) this, key, summarised)
        : known;
  }

  /**
   * All passive rows were walked over in vain, although some column was bounded. When that has
   * happened often there is the ordered index from now on.
   *
   * @param key as for {@link #ordered}
   * @param summarised as for {@link #ordered}
   * @param reactions the number of reactions so far
   * @param row the active row for which the rows were walked over
   * @param givenUp how often a kernel has given up so far: nodes then repeat the attempt, whose
   *     walks must not count twice
   * @return the ordered index if it was made now, otherwise null
   */
  public final @Nullable OrderedIndex walkedInVain(
      int key, int summarised, long reactions, int row, int givenUp) {
    if (row != vainRow || reactions != vainReactions) {
      vainBefore = vain;
      vainRow = row;
      vainReactions = reactions;
    } else if (givenUp != vainGivenUp) {
      vain = vainBefore;
    }
    vainGivenUp = givenUp;
    vain += passive();
    if (passive() > 0
        && passive() >= host().store().leastOrdered()
        && vain >= (long) WALKS_FOR_ORDER * passive()
        && indexes.ordered(key, summarised) == null) {
      return ownIndexes().order((Species) this, key, summarised);
    }
    return null;
  }

  /** Forgets an ordered index that this species has. */
  public final void drop(OrderedIndex index) {
    indexes.drop(index);
    host().orderTurns();
  }

  /** Whether there may be ordered indexes. */
  public final boolean mayBeOrdered() {
    return indexes.hasOrdered() || host().store().leastOrdered() == 0;
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
