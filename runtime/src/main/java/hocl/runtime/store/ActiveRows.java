package hocl.runtime.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The active rows of a species, {@code [activeStart, end)}, oldest first, behind the passive ones.
 * Many atoms that come in at once as columns of numbers are a supply that no row holds yet: rows
 * are made of them portion by portion. Where they react away at once, all portions go through the
 * same few rows, which the processor keeps at hand. Used by the reacting thread only.
 */
abstract sealed class ActiveRows extends PassiveRows permits Species {

  /** The number of rows that are made at once: a few pages of a column. */
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

  /** How much an atom that comes in presses on the species that has its turn: 0 for that one. */
  int presses = 1;

  /** The place of this species among those of its solution, in the order of their turns. */
  int turnPlace;

  /** The slack of this species, see {@link Pace}. */
  int slack = 1;

  /** How many atoms had come into other species at the end of the last turn. */
  long othersAtTurn;

  /** The size of the solution that counts as usual at the beginning of a turn. */
  int fewest;

  /** The number of turns since then that began with more atoms. */
  int turnsWithMore;

  /** The number of such turns after which the size counts as usual. */
  int turnsUntilUsual = 16;

  /** Whether there was a reaction in a turn of this species since {@link #takeHasReacted}. */
  boolean hasReacted;

  /** How many atoms had come in before the last turn began, or -1 before the first one. */
  long addedAtTurn = -1;

  /** By how much the end of the active rows was moved forward, over all. */
  private long passedOver;

  /** The pace of the solution, which counts the atoms that come in. */
  final Pace pace;

  ActiveRows(Shape shape, boolean keepArrivals, @Nullable Serials serials, Pace pace) {
    super(shape, keepArrivals, serials);
    this.pace = pace;
  }

  /** Where the active rows begin. */
  public final int activeStart() {
    return activeStart;
  }

  /** Where the active rows end, exclusive; further atoms may be active. */
  public final int end() {
    return end;
  }

  /** The number of atoms, passive and active. */
  public final int size() {
    return passive + activeAtoms();
  }

  /**
   * A number of active atoms have reacted and are gone; only while {@link Species#triesActive}, and
   * for shapes without objects.
   */
  public final void consume(int atoms) {
    activeStart += atoms;
  }

  /** The number of active atoms. */
  final int activeAtoms() {
    return end - activeStart + supplySize - supplied;
  }

  /** Whether there was a reaction in a turn of this species since the last call. */
  public final boolean takeHasReacted() {
    boolean reacted = hasReacted;
    hasReacted = false;
    return reacted;
  }

  /** The number of atoms that ever came in. */
  final long added() {
    return end + passedOver + supplySize - supplied;
  }

  /** The active rows move forward by a number of rows. */
  final void passedOver(int rows) {
    passedOver += rows;
  }

  /** Makes room for rows up to some number, exclusive; rows keep their places. */
  abstract void makeCapacity(int rows);

  /** Atoms come in while none is active. */
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

  /** Whether all atoms are rows. */
  final boolean isSupplied() {
    return supplied >= supplySize;
  }

  /** Makes rows of the next portion, while no row is active. */
  private boolean refill() {
    int left = supplySize - supplied;
    if (left == 0) {
      return false;
    }
    passedOver += end - passiveEnd;
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

  /** The row of some atom, or -1 if there is none. */
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
