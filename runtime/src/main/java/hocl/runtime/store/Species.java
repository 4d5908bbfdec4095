package hocl.runtime.store;

import hocl.runtime.atom.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The atoms of one shape in one solution, as a struct of arrays. Rows stand in order of arrival:
 * first the passive ones, {@code [0, passiveEnd)}, which are known not to react with one another,
 * then the active ones, {@code [activeStart, end)}, oldest first, which matching does not see yet.
 * A passive row may be awake: it is to be tried again where it is. A row that was removed is dead
 * until the next {@link #tidy}. Indexes cover the passive rows. Used by the reacting thread only.
 */
public final class Species extends ActiveRows {

  private static final int FIRST_CAPACITY = 4;

  /** From this many rows on memory matters more than time. */
  private static final int LARGE = 1 << 14;

  /** Few dead rows do no harm. */
  private static final int MOST_DEAD = 64;

  /** The number of active atoms after which an awake one has its turn, and gaps may be closed. */
  private static final int ACTIVE_IN_A_ROW = 1000;

  private final ReactingSolution host;

  /** While choices are drawn, the passive rows that have not been tried since they came. */
  @Nullable UntriedRows untried;

  private AwakeRows awake = AwakeRows.NOBODY;

  private int capacity;

  /** How many active atoms have their turn before anything else is looked at. */
  private int credit;

  /** Whether the atom that is tried is an awake one; never as long as there is credit. */
  private boolean onAwake;

  Species(Shape shape, ReactingSolution host, boolean keepArrivals) {
    super(shape, keepArrivals, host.serials(), host.pace);
    this.host = host;
  }

  @Override
  public ReactingSolution host() {
    return host;
  }

  /** Whether an atom waits to be tried, active or awake. */
  public boolean hasActive() {
    return hasRow() || !awake.isEmpty();
  }

  /** The number of atoms that wait to be tried. */
  int waiting() {
    return activeAtoms() + awake.size();
  }

  /**
   * Chooses the atom to be tried next, of which there must be one: the oldest active one, now and
   * then one that is awake. It stays first in its queue until {@link #settle}, {@link #consume} or
   * {@link #requeue}. Rows may move.
   *
   * @return its row, see {@link #current}
   */
  public int active() {
    if (credit > 0 && hasRow()) {
      credit--;
      return activeStart;
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
    onAwake = !hasRow() || (!onAwake && !awake.isEmpty());
    credit = onAwake ? 0 : ACTIVE_IN_A_ROW;
    return current();
  }

  /** The row of the atom chosen last; it may move when atoms come in. */
  public int current() {
    return onAwake ? awake.first() : activeStart;
  }

  /** Makes an active row at the end; the caller fills its columns at once. */
  public int append() {
    takeAll();
    if (end == capacity) {
      makeRoom(1);
    }
    arrive(end, host);
    if (end == activeStart) {
      host.activated(this);
    }
    pace.came += presses;
    return end++;
  }

  /**
   * Makes that many active rows at the end; the caller fills their columns at once.
   *
   * @return the first of them
   */
  int append(int rows) {
    takeAll();
    reserve(rows);
    if (notesRows()) {
      for (int row = end; row < end + rows; row++) {
        arrive(row, host);
      }
    }
    host.activated(this);
    pace.came += presses * rows;
    end += rows;
    return end - rows;
  }

  /**
   * Makes active rows of the first rows of columns of numbers, which are not changed any more, if
   * there are no rows yet.
   *
   * @return whether that could be done
   */
  boolean supplyWith(long[][] columns, int rows) {
    if (capacity > 0 || notesRows() || hasObjects()) {
      return false;
    }
    supply(columns, rows);
    host.activated(this);
    return true;
  }

  @Override
  int capacity() {
    return capacity;
  }

  private void makeRoom(int rows) {
    // closing gaps costs time for each row that is there: so let it win much room
    if (passive + (end - activeStart) + rows - 1 <= (capacity >> (capacity < LARGE ? 2 : 1))) {
      tidyPassive();
      shiftActive();
      if (end + rows <= capacity) {
        return;
      }
    }
    int least = Math.max(FIRST_CAPACITY, end + rows);
    int wanted = Math.max(least, capacity + (capacity >> 1) + 1);
    if (!host.store().fits(() -> resize(wanted))) {
      resize(Math.max(least, capacity + (capacity >> 5)));
    }
  }

  @Override
  void makeCapacity(int rows) {
    if (rows > capacity) {
      resize(rows);
    }
  }

  private void resize(int size) {
    resizeColumns(size);
    indexes.resize(size);
    Room.grows(this, size);
    capacity = size;
  }

  /** Makes room for that many more atoms, so that they come in without growing step by step. */
  public void reserve(int atoms) {
    takeAll();
    if (end + atoms > capacity) {
      makeRoom(atoms);
    }
  }

  /** The current atom has been tried in vain: it is passive. */
  public void settle() {
    if (onAwake) {
      awake.removeFirst();
      return;
    }
    if (passiveEnd != activeStart) {
      move(activeStart, passiveEnd);
    }
    settled();
  }

  /**
   * Whether {@link #settle} is no more than to move the values of the columns from row {@link
   * #current} to row {@link #passiveEnd}, if these differ, and then to call {@link #settled}.
   */
  public boolean settlesByMoving() {
    return !onAwake && !notesRows();
  }

  /** Whether the atom chosen last is an active one, and it is not noted when atoms arrive. */
  public boolean triesActive() {
    return !onAwake && !keepsArrivals();
  }

  /** Makes the current atom, an active one that stands in row {@link #passiveEnd}, passive. */
  public void settled() {
    int row = passiveEnd;
    activeStart++;
    passiveEnd = row + 1;
    passive++;
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
    if (hasObjects()) {
      release(activeStart);
    }
    activeStart++;
  }

  /**
   * The first passive row, of which there must be one, if its columns may change without anybody
   * being told: it is awake already, and there are no indexes and arrivals. Otherwise -1.
   */
  public int firstToChange() {
    int row = first();
    return indexes.columns() == 0 && !keepsArrivals() ? awake.orNone(row) : -1;
  }

  /** The current atom goes to the end of its queue. */
  public void requeue() {
    if (onAwake) {
      int row = awake.first();
      awake.removeFirst();
      renew(row);
    } else if (activeAtoms() > 1) {
      int to = append();
      arrivedAgain();
      // making room may have moved the queue, so ask only now where it starts
      move(activeStart, to);
      activeStart++;
    }
  }

  /** A passive atom has reacted and is gone. */
  public void remove(int row) {
    if (indexes.columns() != 0) {
      indexes.remove(row);
    }
    die(row);
    if (!awake.isEmpty()) {
      awake.forget(row);
    }
    if (untried != null) {
      untried.remove(row);
    }
    if (hasObjects()) {
      release(row);
    }
  }

  /**
   * A passive atom is to be tried again, and other passive ones before it from now on, as if it had
   * just come in. No other row moves.
   */
  public void renew(int row) {
    if (passive == 1) {
      awaken(row);
    } else {
      activate(row);
    }
  }

  /** As {@link #renew}, also where the atom is the only passive one. */
  void activate(int row) {
    if (shape().kind() == Kind.RULE) {
      awaken(row);
      return;
    }
    takeAll();
    makeCapacity(end < capacity ? capacity : capacity + (capacity >> 1) + 1);
    int to = append();
    arrivedAgain();
    pace.came -= presses;
    if (indexes.columns() != 0) {
      indexes.remove(row);
    }
    move(row, to);
    die(row);
    if (!awake.isEmpty()) {
      awake.forget(row);
    }
  }

  /** A passive atom is to be tried again. */
  public void awaken(int row) {
    if (!awake.has(row)) {
      awakenNow(row);
    }
  }

  private void awakenNow(int row) {
    awake = awake.with(row);
    host.activated(this);
  }

  /** Some columns of a row have changed. */
  public void changed(int row, int columns) {
    if (row < passiveEnd) {
      if ((indexes.columns() & columns) != 0) {
        indexes.changed(row, columns);
      }
      awaken(row);
    }
    changedNow(row, host);
  }

  /** Closes the gaps that dead rows leave, if that pays. Rows move: not during matching. */
  public void tidy() {
    if (passiveEnd - passive > passive + MOST_DEAD) {
      tidyPassive();
    }
  }

  private void tidyPassive() {
    if (passiveEnd == passive) {
      return;
    }
    int[] moved = awake.isEmpty() ? AwakeRows.NONE : new int[passiveEnd];
    int to = 0;
    for (int row = 0; row < passiveEnd; row++) {
      if (!isDead(row)) {
        if (to != row) {
          move(row, to);
          if (untried != null) {
            untried.move(row, to);
          }
        }
        if (moved.length > 0) {
          moved[row] = to;
        }
        to++;
      }
    }
    if (moved.length > 0) {
      awake.move(moved);
    }
    gapsAreClosed();
    indexes.rebuild();
  }

  private void shiftActive() {
    int to = passiveEnd;
    int count = end - activeStart;
    if (to == activeStart) {
      return;
    }
    move(activeStart, to, count);
    passedOver(activeStart - to);
    activeStart = to;
    end = to + count;
  }

  /** Every row is passive from now on, and the active and awake ones are among the untried. */
  void beginDraws(UntriedRows rows) {
    while (!awake.isEmpty()) {
      rows.add(awake.first());
      awake.removeFirst();
    }
    untried = rows;
    settleActive();
  }

  /** Makes every active row passive, without trying it. */
  void settleActive() {
    onAwake = false;
    while (hasRow()) {
      settle();
    }
  }
}
