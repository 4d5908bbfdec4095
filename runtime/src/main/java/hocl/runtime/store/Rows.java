package hocl.runtime.store;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a species: the passive ones, {@code [0, passiveEnd)}, of which some are dead, then
 * the active ones, {@code [activeStart, end)}, oldest first. Many atoms that come in at once as
 * columns of numbers are a supply that no row holds yet: rows are made of them portion by portion.
 * Where they react away at once, all portions go through the same few rows, which the processor
 * keeps at hand. Used by the reacting thread only.
 */
final class Rows {

  /** The number of rows that are made of a supply at once: a few pages of a column. */
  private static final int PORTION = 1 << 12;

  /** With more passive rows the columns have to be large anyway. */
  private static final int FEW_PASSIVE = 1 << 10;

  private final Species species;
  final Columns columns;

  /** What is noted of each row beside its columns, or null if nothing is. */
  @Nullable RowNotes notes;

  /** The atoms that have no rows yet, or null if all have. */
  private @Nullable Supply supply;

  /** The passive rows that are dead, or null before one is. */
  private @Nullable RowSet dead;

  /** No row before this one is alive. */
  private int first;

  int passiveEnd;

  /** The number of passive rows that are alive. */
  int passive;

  int activeStart;
  int end;

  /** By how much the end of the active rows was moved forward, over all. */
  private long passedOver;

  private int capacity;

  /** No rows yet. */
  Rows(Species species, @Nullable RowNotes notes) {
    this.species = species;
    this.columns = new Columns(species.shape());
    this.notes = notes;
  }

  /** The number of rows that there is room for. */
  int capacity() {
    return capacity;
  }

  /** Makes more room; rows keep their places. */
  void resize(int size) {
    columns.resize(size);
    if (notes != null) {
      notes.resize(size);
    }
    species.indexes.resize(size);
    Room.grows(species, size);
    capacity = size;
  }

  /** Makes room for rows up to some number, exclusive, if there is less. */
  void makeCapacity(int rows) {
    if (rows > capacity) {
      resize(rows);
    }
  }

  /** From now on the atoms have serial numbers, which those that are here get by other calls. */
  void number(Serials source) {
    notes = RowNotes.numbered(notes, source, capacity);
  }

  /** From now on the atoms have no serial numbers. */
  void stopNumbering() {
    notes = notes == null ? null : notes.withoutNumbers();
  }

  /** See {@link Species#first}. */
  int first() {
    while (hasDead() && first < passiveEnd && isDead(first)) {
      first++;
    }
    return first;
  }

  /** Whether passive rows are dead. */
  boolean hasDead() {
    return passiveEnd != passive;
  }

  /** Whether a row is dead. */
  boolean isDead(int row) {
    return dead != null && dead.has(row);
  }

  /** A passive row is dead from now on. If it is the last one, the end comes before it. */
  void die(int row) {
    passive--;
    if (row == passiveEnd - 1) {
      passiveEnd = row;
      if (row != passive || first > row) {
        cut();
      }
      return;
    }
    dead = dead == null ? new RowSet() : dead;
    dead.add(row);
  }

  /** Gives up the dead rows at the end. */
  private void cut() {
    while (passiveEnd > passive && dead != null && dead.has(passiveEnd - 1)) {
      passiveEnd--;
      dead.remove(passiveEnd);
    }
    first = Math.min(first, passiveEnd);
  }

  /** No row is dead any more: the passive ones fill the rows before their new end. */
  void gapsAreClosed() {
    if (dead != null) {
      dead.clear(passiveEnd);
    }
    passiveEnd = passive;
    first = 0;
  }

  /** Moves a row to where a dead or unused one is. */
  void move(int from, int to) {
    if (notes != null) {
      notes.move(from, to);
    }
    columns.move(from, to);
  }

  /** Moves the active rows forward, next to the passive ones. */
  void shiftActive() {
    int to = passiveEnd;
    int count = end - activeStart;
    if (to == activeStart) {
      return;
    }
    columns.move(activeStart, to, count);
    if (notes != null) {
      notes.move(activeStart, to, count);
    }
    passedOver += activeStart - to;
    activeStart = to;
    end = to + count;
  }

  /** The number of active atoms. */
  int active() {
    return end - activeStart + (supply == null ? 0 : supply.left());
  }

  /** The number of atoms that ever came in. */
  long added() {
    return end + passedOver + (supply == null ? 0 : supply.left());
  }

  /** Whether all atoms are rows. */
  boolean isSupplied() {
    return supply == null;
  }

  /** Atoms come in while none is active. */
  void supply(long[][] from, int size) {
    supply = new Supply(from, size);
    refill();
  }

  /** Whether there is an active row, if need be a new one. */
  boolean hasActive() {
    return activeStart < end || (supply != null && refill());
  }

  /** Makes rows of the next portion, while no row is active. */
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

  /** Makes rows of all atoms. */
  void takeAll() {
    if (supply != null) {
      take(supply.left());
    }
  }

  private void take(int rows) {
    Supply from = supply;
    makeCapacity(end + rows);
    if (from != null) {
      from.take(columns, end, rows);
      supply = from.left() == 0 ? null : from;
    }
    end += rows;
  }

  /** Passes every row, passive and active, in order of arrival of their atoms. */
  void forEach(IntConsumer consumer) {
    takeAll();
    for (int row = 0; row < passiveEnd; row++) {
      if (!isDead(row)) {
        consumer.accept(row);
      }
    }
    for (int row = activeStart; row < end; row++) {
      consumer.accept(row);
    }
  }
}
