package hocl.runtime.store;

/**
 * Counts the passive rows of a species that were walked over in vain although some column was
 * bounded, to decide when an ordered index pays. Used by the reacting thread only.
 */
final class VainWalks {

  /** The number of walks over all rows in vain that pay for an ordered index. */
  private static final int WALKS_FOR_ORDER = 32;

  /** The number of rows walked over in vain that an ordered index would have passed over. */
  private long rows;

  /** {@link #rows} before the last attempt in which it grew. */
  private long rowsBefore;

  /** The active row of that attempt. */
  private int active = -1;

  /** The number of reactions before that attempt. */
  private long reactions;

  /** The number of attempts that a kernel had given up before that one. */
  private int givenUp;

  /**
   * Counts a walk over all passive rows; see {@link Indexing#walkedInVain}.
   *
   * @param passive the number of passive rows, at least 1
   * @return whether all walks so far would have paid for an ordered index
   */
  boolean count(int passive, long reactionsSoFar, int activeRow, int givenUpSoFar) {
    if (activeRow != active || reactionsSoFar != reactions) {
      rowsBefore = rows;
      active = activeRow;
      reactions = reactionsSoFar;
    } else if (givenUpSoFar != givenUp) {
      rows = rowsBefore;
    }
    givenUp = givenUpSoFar;
    rows += passive;
    return rows >= (long) WALKS_FOR_ORDER * passive;
  }
}
