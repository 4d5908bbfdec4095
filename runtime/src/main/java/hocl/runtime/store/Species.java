package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * The atoms of one shape in one solution, as a struct of arrays. Rows stand in order of arrival:
 * first the passive ones, {@code [0, passiveEnd)}, which are known not to react with one another,
 * then the active ones, {@code [activeStart, end)}, oldest first, which matching does not see yet.
 * A passive row may be awake: it is to be tried again where it is. A row that was removed is dead
 * until the next {@link #tidy}. Indexes cover the passive rows. Used by the reacting thread only.
 */
public final class Species extends Rows {

  /** The largest number by which dead rows may exceed the passive ones before gaps are closed. */
  private static final int MOST_DEAD = 64;

  /**
   * The number of active atoms that are tried before an awake one is, and before gaps may be
   * closed.
   */
  private static final int ACTIVE_IN_A_ROW = 1000;

  private final ReactingSolution host;
  Indexes indexes = Indexes.NOTHING;
  AwakeRows awake = AwakeRows.NOBODY;

  /** While choices are drawn, the passive rows that have not been tried since they came. */
  @Nullable UntriedRows untried;

  /** Walks over all passive rows in vain, or null before the first one. */
  @Nullable VainWalks vain;

  /** The pace of the solution, which counts the atoms that come in. */
  final Pace pace;

  /** The facts about earlier turns, or null before the first turn is over. */
  @Nullable PastTurns past;

  /** The number of active atoms that are tried before {@link #active} looks at anything else. */
  private int credit;

  /** Whether the current atom is an awake one; never as long as there is credit. */
  private boolean onAwake;

  /** Whether there was a reaction in a turn of this species since {@link #takeHasReacted}. */
  boolean hasReacted;

  /**
   * The number that an atom which comes in here adds to {@link Pace#came}: 0 while this species has
   * the turn, otherwise 1.
   */
  int presses = 1;

  /** The place of this species among those of its solution, in the order of their turns. */
  int turnPlace;

  Species(Shape shape, ReactingSolution host, boolean keepArrivals) {
    super(shape, RowNotes.of(keepArrivals, host.serials()));
    this.host = host;
    this.pace = host.pace;
  }

  /** The solution that holds the atoms. */
  public ReactingSolution host() {
    return host;
  }

  /**
   * The place of the atom of a row in the order of arrival in its solution; 0 where that order is
   * not kept.
   */
  public long arrival(int row) {
    return notes == null ? 0 : notes.arrival(row);
  }

  /**
   * The serial numbers of all rows, while a run is recorded; otherwise an empty array. Valid until
   * the next append or tidy.
   */
  public int[] serials() {
    return notes == null ? AwakeRows.NONE : notes.numbers();
  }

  /** The serial number of the atom of a row; only while a run is recorded. */
  public int serial(int row) {
    return serials()[row];
  }

  /** Gives the atom of a row another serial number. */
  public void renumber(int row, int serial) {
    serials()[row] = serial;
  }

  /** The end of the passive rows, exclusive. */
  public int passiveEnd() {
    return passiveEnd;
  }

  /** The number of passive atoms. */
  public int passive() {
    return passive;
  }

  /** The first active row. */
  public int activeStart() {
    return activeStart;
  }

  /**
   * The end of the active rows, exclusive; atoms of the supply, which have no rows yet, are active,
   * too.
   */
  public int end() {
    return end;
  }

  /** Whether there was a reaction in a turn of this species since the last call. */
  public boolean takeHasReacted() {
    boolean reacted = hasReacted;
    hasReacted = false;
    return reacted;
  }

  /** Whether an atom waits to be tried: an active or an awake one. */
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

  /**
   * The number of next calls of {@link #active} that give the oldest active atom, as long as there
   * is one.
   */
  public int credit() {
    return credit;
  }

  /** Counts active atoms that were tried without a call of {@link #active}. */
  public void spend(int atoms) {
    credit -= atoms;
  }

  private int activeOrAwake() {
    tidy();
    onAwake = !hasRow() || (!onAwake && !awake.isEmpty());
    credit = onAwake ? 0 : ACTIVE_IN_A_ROW;
    return current();
  }

  /**
   * The row of the atom that {@link #active} chose last. The row changes when atoms come in and
   * rows move.
   */
  public int current() {
    return onAwake ? awake.first() : activeStart;
  }

  /** Makes an active row at the end; the caller fills its columns at once. */
  public int append() {
    takeAll();
    if (end == capacity()) {
      Gaps.makeRoom(this, 1);
    }
    if (notes != null) {
      notes.arrive(end, host);
    }
    if (end == activeStart) {
      host.activated(this);
    }
    pace.came += presses;
    return end++;
  }

  /**
   * Makes a number of active rows at the end; the caller fills their columns at once.
   *
   * @return the first of these rows
   */
  int append(int number) {
    reserve(number);
    int begin = end;
    for (int row = begin; notes != null && row < begin + number; row++) {
      notes.arrive(row, host);
    }
    host.activated(this);
    pace.came += presses * number;
    end += number;
    return begin;
  }

  /**
   * Takes columns of numbers as the supply of a species without rows.
   *
   * @param from the columns, which nothing changes any more
   * @param number the number of their first rows that are atoms
   * @return false if the species has rows, notes of rows, or columns of objects; then nothing has
   *     changed
   */
  boolean supplyWith(long[][] from, int number) {
    if (capacity() > 0 || notes != null || hasObjects()) {
      return false;
    }
    supply(from, number);
    host.activated(this);
    return true;
  }

  /** Makes room for a number of further atoms at once, rather than step by step as they come in. */
  public void reserve(int atoms) {
    takeAll();
    if (end + atoms > capacity()) {
      Gaps.makeRoom(this, atoms);
    }
  }

  /** Makes the current atom passive, after it was tried in vain. */
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
    return !onAwake && notes == null;
  }

  /** Whether the current atom is an active one, and the order of arrival is not kept. */
  public boolean triesActive() {
    return !onAwake && !keepsArrivals();
  }

  /** Whether the order of arrival in the solution is kept. */
  boolean keepsArrivals() {
    return notes != null && notes.keepsArrivals();
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

  /** Takes out the current atom, which has reacted. */
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
   * Takes out a number of active atoms, which have reacted: the oldest ones. Only while {@link
   * #triesActive}, and for shapes without objects.
   */
  public void consume(int atoms) {
    activeStart += atoms;
  }

  /**
   * Puts the current atom at the end of the active ones; if it is awake and the only passive atom,
   * or a rule, at the end of the awake ones.
   */
  public void requeue() {
    if (onAwake) {
      int row = awake.first();
      awake.removeFirst();
      Waking.renew(this, row);
    } else if (activeAtoms() > 1) {
      int to = appendAgain();
      // making room may have moved the queue, so ask only now where it starts
      move(activeStart, to);
      activeStart++;
    }
  }

  /** As {@link #append()}, for an atom that keeps its serial number. */
  int appendAgain() {
    int to = append();
    if (notes != null) {
      notes.arrivedAgain();
    }
    return to;
  }

  /** Takes out a passive atom, which has reacted. */
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
   * Closes the gaps that dead rows leave, if that pays. Rows move, so this is not for the time of
   * matching.
   */
  public void tidy() {
    if (passiveEnd - passive > passive + MOST_DEAD) {
      Gaps.close(this);
    }
  }

  @Override
  void rowsChange(int size) {
    indexes.resize(size);
    Room.grows(this, size);
  }

  /** Makes every active row passive, without trying it. */
  void settleActive() {
    onAwake = false;
    while (hasRow()) {
      settle();
    }
  }
}
