package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * The active rows of a species, {@code [activeStart, end)}, oldest first, behind the passive ones.
 * Many atoms that come in at once as columns of numbers are a supply that no row holds yet: rows
 * are made of them portion by portion. Where they react away at once, all portions go through the
 * same few rows, which the processor keeps at hand. Used by the reacting thread only.
 */
abstract sealed class ActiveRows extends PassiveRows permits Species {

  /** So many rows are made at once: a few pages of a column. */
  private static final int PORTION = 1 << 12;

  /** With more passive rows the columns have to be large anyway. */
  private static final int FEW_PASSIVE = 1 << 10;

  int activeStart;
  int end;

  /** The columns of atoms of which some have no rows yet; not changed here. */
  private long @Nullable [][] supply;

  /** How many of these atoms have, and how many there are. */
  private int supplied;

  private int supplySize;

  ActiveRows(Shape shape, boolean keepArrivals) {
    super(shape, keepArrivals);
  }

  /** Where the active rows begin. */
  public final int activeStart() {
    return activeStart;
  }

  /** Where the active rows end, exclusive; further atoms may be active. */
  public final int end() {
    return end;
  }

  /** The number of active atoms. */
  final int activeAtoms() {
    return end - activeStart + supplySize - supplied;
  }

  /** Makes room for rows up to some number, exclusive; rows keep their places. */
  abstract void makeCapacity(int rows);

  /** Atoms come in, while there are no active ones. */
  final void supply(long[][] columns, int size) {
    supply = columns;
    supplied = 0;
    supplySize = size;
    refill();
  }

  /** Whether there is an active row, if need be a new one. */
  final boolean hasRow() {
    return activeStart < end || refill();
  }

  /** Makes rows of the next portion; there is no active row. */
  private boolean refill() {
    int left = supplySize - supplied;
    if (left == 0) {
      return false;
    }
    activeStart = passiveEnd;
    end = passiveEnd;
    take(passiveEnd > FEW_PASSIVE ? left : Math.min(PORTION, left));
    return true;
  }

  /** Makes rows of all atoms. */
  final void takeAll() {
    if (supplied < supplySize) {
      take(supplySize - supplied);
    }
  }

  private void take(int rows) {
    makeCapacity(end + rows);
    for (int c = 0; supply != null && c < supply.length; c++) {
      System.arraycopy(supply[c], supplied, longs(c), end, rows);
    }
    end += rows;
    supplied += rows;
    if (supplied == supplySize) {
      supply = null;
    }
  }
}
