package hocl.runtime.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The atoms of one shape in one solution, as a struct of arrays. Rows stand in order of arrival:
 * first the passive ones, {@code [0, passiveEnd)}, which are known not to react with one another,
 * then the active ones, {@code [activeStart, end)}, oldest first, which matching does not see yet.
 * A passive row may be awake: it is to be tried again where it is. A row that was removed is dead
 * until the next {@link #tidy}. Indexes cover the passive rows. Used by the reacting thread only.
 */
public final class Species {

  /** Few dead rows do no harm. */
  private static final int MOST_DEAD = 64;

  /** The number of active atoms after which an awake one has its turn, and gaps may be closed. */
  private static final int ACTIVE_IN_A_ROW = 1000;

  private final Shape shape;
  private final ReactingSolution host;
  final Rows rows;
  private final Columns columns;
  Indexes indexes = Indexes.NOTHING;
  AwakeRows awake = AwakeRows.NOBODY;

  /** While choices are drawn, the passive rows that have not been tried since they came. */
  @Nullable UntriedRows untried;

  /** Walks over all passive rows in vain, or null before the first one. */
  @Nullable VainWalks vain;

  /** The pace of the solution, which counts the atoms that come in. */
  final Pace pace;

  /** How things stood at earlier turns, or null before the first one is over. */
  @Nullable PastTurns past;

  /** How many active atoms have their turn before anything else is looked at. */
  private int credit;

  /** Whether the atom that is tried is an awake one; never as long as there is credit. */
  private boolean onAwake;

  /** Whether there was a reaction in a turn of this species since {@link #takeHasReacted}. */
  boolean hasReacted;

  /** How much an atom that comes in presses on the species that has its turn: 0 for that one. */
  int presses = 1;

  /** The place of this species among those of its solution, in the order of their turns. */
  int turnPlace;

  Species(Shape shape, ReactingSolution host, boolean keepArrivals) {
    this.shape = shape;
    this.host = host;
    this.pace = host.pace;
    this.rows = new Rows(this, RowNotes.of(keepArrivals, host.serials()));
    this.columns = rows.columns;
  }

  /** The shape of every atom here. */
  public Shape shape() {
    return shape;
  }

  /** The solution that holds the atoms. */
  public ReactingSolution host() {
    return host;
  }

  /** The long array of a LONG or DOUBLE column; valid until the next append or tidy. */
  public long[] longs(int column) {
    return columns.longs(column);
  }

  /** The object array of an OBJECT column; valid until the next append or tidy. */
  public @Nullable Object[] objects(int column) {
    return columns.objects(column);
  }

  /** The value in a column of a row. */
  public Object get(int column, int row) {
    return columns.get(column, row);
  }

  /** Puts a value, of a kind that fits, into a column of a row. */
  public void set(int column, int row, Object value) {
    columns.set(column, row, value);
  }

  /** The whole atom of a row. */
  public Object atom(int row) {
    return shape.atom(columns, row);
  }

  /**
   * When the atom of a row arrived, relative to others of its solution; 0 where this is not kept.
   */
  public long arrival(int row) {
    return rows.notes == null ? 0 : rows.notes.arrival(row);
  }

  /**
   * The serial numbers of all rows, while a run is recorded; valid until the next append or tidy.
   */
  public int[] serials() {
    return rows.notes == null ? AwakeRows.NONE : rows.notes.numbers();
  }

  /** The serial number of the atom of a row; only while a run is recorded. */
  public int serial(int row) {
    return serials()[row];
  }

  /** Gives the atom of a row another serial number. */
  public void renumber(int row, int serial) {
    serials()[row] = serial;
  }

  /** Where to begin a walk over the passive rows. */
  public int first() {
    return rows.first();
  }

  /** Where a walk over the passive rows ends, exclusive. */
  public int passiveEnd() {
    return rows.passiveEnd;
  }

  /** The number of passive atoms. */
  public int passive() {
    return rows.passive;
  }

  /** Whether passive rows are dead. */
  public boolean hasDead() {
    return rows.hasDead();
  }

  /** Whether a row of this species is dead. */
  public boolean isDead(int row) {
    return rows.isDead(row);
  }

  /** Where the active rows begin. */
  public int activeStart() {
    return rows.activeStart;
  }

  /** Where the active rows end, exclusive; further atoms may be active. */
  public int end() {
    return rows.end;
  }

  /** The number of atoms, passive and active. */
  public int size() {
    return rows.passive + rows.active();
  }

  /** The row of some atom, or -1 if there is none. */
  public int example() {
    return rows.passive > 0 ? rows.first() : rows.hasActive() ? rows.activeStart : -1;
  }

  /** Passes every atom, passive and active, in order of arrival. */
  public void forEach(Consumer<Object> consumer) {
    rows.forEach(row -> consumer.accept(atom(row)));
  }

  /** Whether there was a reaction in a turn of this species since the last call. */
  public boolean takeHasReacted() {
    boolean reacted = hasReacted;
    hasReacted = false;
    return reacted;
  }

  /** Whether an atom waits to be tried, active or awake. */
  public boolean hasActive() {
    return rows.hasActive() || !awake.isEmpty();
  }

  /** The number of atoms that wait to be tried. */
  int waiting() {
    return rows.active() + awake.size();
  }

  /**
   * Chooses the atom to be tried next, of which there must be one: the oldest active one, now and
   * then one that is awake. It stays first in its queue until {@link #settle}, {@link #consume} or
   * {@link #requeue}. Rows may move.
   *
   * @return its row, see {@link #current}
   */
  public int active() {
    if (credit > 0 && rows.hasActive()) {
      credit--;
      return rows.activeStart;
    }
    return activeOrAwake();
  }

  /** The number of next calls of {@link #active} that give the oldest active atom, if any. */
  public int credit() {
    return credit;
  }

  /** Counts active atoms that had their turn without a call of {@link #active}. */
  public void spend(int atoms) {
    credit -= atoms;
  }

  private int activeOrAwake() {
    tidy();
    onAwake = !rows.hasActive() || (!onAwake && !awake.isEmpty());
    credit = onAwake ? 0 : ACTIVE_IN_A_ROW;
    return current();
  }

  /** The row of the atom chosen last; it may move when atoms come in. */
  public int current() {
    return onAwake ? awake.first() : rows.activeStart;
  }

  /** Makes an active row at the end; the caller fills its columns at once. */
  public int append() {
    rows.takeAll();
    if (rows.end == rows.capacity()) {
      Gaps.makeRoom(this, 1);
    }
    if (rows.notes != null) {
      rows.notes.arrive(rows.end, host);
    }
    if (rows.end == rows.activeStart) {
      host.activated(this);
    }
    pace.came += presses;
    return rows.end++;
  }

  /**
   * Makes that many active rows at the end; the caller fills their columns at once.
   *
   * @return the first of them
   */
  int append(int number) {
    reserve(number);
    int begin = rows.end;
    for (int row = begin; rows.notes != null && row < begin + number; row++) {
      rows.notes.arrive(row, host);
    }
    host.activated(this);
    pace.came += presses * number;
    rows.end += number;
    return begin;
  }

  /**
   * Makes active rows of the first rows of columns of numbers, which are not changed any more, if
   * there are no rows yet.
   *
   * @return whether that could be done
   */
  boolean supplyWith(long[][] from, int number) {
    if (rows.capacity() > 0 || rows.notes != null || columns.hasObjects()) {
      return false;
    }
    rows.supply(from, number);
    host.activated(this);
    return true;
  }

  /** Makes room for that many more atoms, so that they come in without growing step by step. */
  public void reserve(int atoms) {
    rows.takeAll();
    if (rows.end + atoms > rows.capacity()) {
      Gaps.makeRoom(this, atoms);
    }
  }

  /** The current atom has been tried in vain: it is passive. */
  public void settle() {
    if (onAwake) {
      awake.removeFirst();
      return;
    }
    if (rows.passiveEnd != rows.activeStart) {
      rows.move(rows.activeStart, rows.passiveEnd);
    }
    settled();
  }

  /**
   * Whether {@link #settle} is no more than to move the values of the columns from row {@link
   * #current} to row {@link #passiveEnd}, if these differ, and then to call {@link #settled}.
   */
  public boolean settlesByMoving() {
    return !onAwake && rows.notes == null;
  }

  /** Whether the atom chosen last is an active one, and it is not noted when atoms arrive. */
  public boolean triesActive() {
    return !onAwake && !keepsArrivals();
  }

  /** Whether it is kept when each atom arrived. */
  boolean keepsArrivals() {
    return rows.notes != null && rows.notes.keepsArrivals();
  }

  /** Makes the current atom, an active one that stands in row {@link #passiveEnd}, passive. */
  public void settled() {
    int row = rows.passiveEnd;
    rows.activeStart++;
    rows.passiveEnd = row + 1;
    rows.passive++;
    if (indexes.columns() != 0) {
      indexes.add(row);
    }
    if (untried != null) {
      untried.add(row);
    }
  }

  /** The current atom has reacted and is gone. */
  public void consume() {
    if (onAwake) {
      remove(awake.first());
      return;
    }
    if (columns.hasObjects()) {
      columns.release(rows.activeStart);
    }
    rows.activeStart++;
  }

  /**
   * A number of active atoms have reacted and are gone; only while {@link #triesActive}, and for
   * shapes without objects.
   */
  public void consume(int atoms) {
    rows.activeStart += atoms;
  }

  /** The current atom goes to the end of its queue. */
  public void requeue() {
    if (onAwake) {
      int row = awake.first();
      awake.removeFirst();
      Waking.renew(this, row);
    } else if (rows.active() > 1) {
      int to = appendAgain();
      // making room may have moved the queue, so ask only now where it starts
      rows.move(rows.activeStart, to);
      rows.activeStart++;
    }
  }

  /** As {@link #append()}, for an atom that keeps its serial number. */
  int appendAgain() {
    int to = append();
    if (rows.notes != null) {
      rows.notes.arrivedAgain();
    }
    return to;
  }

  /** A passive atom has reacted and is gone. */
  public void remove(int row) {
    if (indexes.columns() != 0) {
      indexes.remove(row);
    }
    rows.die(row);
    if (!awake.isEmpty()) {
      awake.forget(row);
    }
    if (untried != null) {
      untried.remove(row);
    }
    if (columns.hasObjects()) {
      columns.release(row);
    }
  }

  /** Closes the gaps that dead rows leave, if that pays. Rows move: not during matching. */
  public void tidy() {
    if (rows.passiveEnd - rows.passive > rows.passive + MOST_DEAD) {
      Gaps.close(this);
    }
  }

  /** Makes every active row passive, without trying it. */
  void settleActive() {
    onAwake = false;
    while (rows.hasActive()) {
      settle();
    }
  }
}
