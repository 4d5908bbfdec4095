package hocl.runtime.reactor;

import hocl.runtime.store.OrderedIndex;
import hocl.runtime.store.Species;
import hocl.runtime.store.Store;
import hocl.runtime.trace.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one run that reacting code needs at hand: what may still be spent, what was counted,
 * how to choose and whom to tell. Used by the reacting thread only.
 */
public final class Run {

  /** The largest number of steps and other small pieces of work between two polls. */
  public static final int STEPS_BETWEEN_POLLS = 1 << 14;

  /**
   * At first polls are frequent, so that a compiler that looks at the code while it is new sees
   * that there are any; then each time half as frequent.
   */
  private static final int STEPS_TO_FIRST_POLL = 1 << 6;

  /** A prime number, so that what comes round in a cycle is not always met at the same place. */
  private static final int REACTIONS_BETWEEN_TURNS = 1021;

  private final Store store;
  private final Choice choice;
  private final Observer listener;
  private final boolean listening;
  private Budget budget = Budget.unlimited();
  private long deadline = Long.MAX_VALUE;

  /** How many more reactions are allowed. */
  private long left = Long.MAX_VALUE;

  /** The value of {@link #left} at which the next turn is given. */
  private long turnAt = Long.MAX_VALUE - REACTIONS_BETWEEN_TURNS;

  /** When no more than that many are allowed, the next turn that is given is a pause, too. */
  private long pauseAt = Long.MIN_VALUE;

  private boolean pausing;

  /** How many reactions there will have been when none is left. */
  private long limit = Long.MAX_VALUE;

  private @Nullable Recorder recorder;

  private long guardFailures;

  /** How often a kernel has given up. */
  private int givenUp;

  /** The ordered indexes that were made in the last attempt that made any. */
  private final List<Made> made = new ArrayList<>(0);

  /** The active row of that attempt, and the number of reactions before it. */
  private int madeForRow;

  private long madeAfter;

  private record Made(Species species, OrderedIndex index) {}

  /** The number of steps so far: of rows that searches have looked at. */
  private long steps;

  /** The number of steps at which the next poll is due; other work moves it forward. */
  private long pollAt = STEPS_TO_FIRST_POLL;

  private int stepsToPoll = STEPS_TO_FIRST_POLL;

  /** A run over a store. */
  public Run(Store store, Choice choice, Observer listener) {
    this.store = store;
    this.choice = choice;
    this.listener = listener;
    this.listening = listener.wantsReactions();
  }

  /** Begins again, with nothing spent and nothing counted. */
  void reset() {
    budget = Budget.unlimited();
    deadline = Long.MAX_VALUE;
    left = Long.MAX_VALUE;
    turnAt = Long.MAX_VALUE - REACTIONS_BETWEEN_TURNS;
    pauseAt = Long.MIN_VALUE;
    pausing = false;
    limit = Long.MAX_VALUE;
    recorder = null;
    guardFailures = 0;
    givenUp = 0;
    made.clear();
    stepsToPoll = STEPS_TO_FIRST_POLL;
    steps = 0;
    pollAt = STEPS_TO_FIRST_POLL;
    choice.reset();
  }

  /** Begins to spend a budget. */
  void begin(Budget next) {
    budget = next;
    long done = reactions();
    long toTurn = left - turnAt;
    long toPause = pauseAt == Long.MIN_VALUE ? -1 : Math.max(0, left - pauseAt);
    left = Math.min(next.reactions(), Long.MAX_VALUE - done);
    limit = done + left;
    turnAt = left - toTurn;
    pauseAt = toPause < 0 ? Long.MIN_VALUE : left - toPause;
    deadline = next.time() == null ? Long.MAX_VALUE : System.nanoTime() + next.time().toNanos();
  }

  /** From now on reactions are written down. */
  void record(Recorder writer) {
    recorder = writer;
  }

  /** The recorder of the reactions, or null. */
  public @Nullable Recorder recorder() {
    return recorder;
  }

  /** The store of all solutions of this run. */
  public Store store() {
    return store;
  }

  /** Makes the choices. */
  public Choice choice() {
    return choice;
  }

  /** Hears of reactions. */
  public Observer listener() {
    return listener;
  }

  /** Whether reactions must be told, so that it pays to collect what they took and made. */
  public boolean listening() {
    return listening;
  }

  /** The number of reactions so far. */
  public long reactions() {
    return limit - left;
  }

  /** The number of guards so far that could not be evaluated. */
  public long guardFailures() {
    return guardFailures;
  }

  /**
   * A reaction is about to happen; nothing of it has been done yet.
   *
   * @throws RuntimeException that the reactor handles, if the limit does not allow one more
   */
  public void react() {
    if (left <= 0) {
      throw new Stop(End.REACTION_LIMIT);
    }
    count(1);
  }

  /**
   * Several reactions are about to happen at once; nothing of them has been done yet.
   *
   * @return false if the limit does not allow that many; then none was counted
   */
  public boolean reactAtOnce(int reactions) {
    if (left < reactions) {
      return false;
    }
    count(reactions);
    return true;
  }

  private void count(int reactions) {
    if (left <= turnAt) {
      turnAt = left - REACTIONS_BETWEEN_TURNS;
      if (left <= pauseAt) {
        pausing = true;
      }
    }
    left -= reactions;
  }

  /** Whether the reactor wants to look at the run: no further active atom is to be tried. */
  public boolean pausing() {
    return pausing;
  }

  /** The next pause comes after about that many reactions. */
  void pauseAfter(long reactions) {
    pausing = false;
    pauseAt = left - reactions;
  }

  /**
   * Whether, after the reactions announced last, the passive atoms that they left have another
   * turn, so that no choice is made for ever.
   */
  public boolean givesTurn() {
    return left <= turnAt;
  }

  /** How many reactions may happen before one that {@link #givesTurn} or is too many. */
  public int reactionsAhead() {
    if (left <= turnAt && left <= pauseAt) {
      return (int) Math.min(left, 1);
    }
    long turn = left <= turnAt ? left - REACTIONS_BETWEEN_TURNS : turnAt;
    return (int) Math.min(left, left - turn - 1);
  }

  /**
   * Counts reactions that happened, and the steps that led to them.
   *
   * @param reactions at most {@link #reactionsAhead}
   * @param looked the number of steps
   */
  public void reacted(int reactions, int looked) {
    count(reactions);
    pollAt -= reactions;
    look(looked);
  }

  /** That many reactions announced last did not happen: the right-hand side failed. */
  public void takeBack(int reactions) {
    left += reactions;
  }

  /**
   * A kernel gave up, and nodes repeat the attempt with the active atom of a row: what the attempt
   * has made of indexes is gone, so that the nodes find what they would have found alone.
   *
   * @param row the row, or -1 if no atom was tried
   */
  public void gaveUp(int row) {
    givenUp++;
    if (!made.isEmpty() && madeForRow == row && madeAfter == reactions()) {
      made.forEach(one -> one.species().drop(one.index()));
      made.clear();
    }
  }

  /**
   * Tells a species that all its passive rows were walked over in vain for the active atom of a
   * row; the other parameters are those of {@link Species#ordered}.
   */
  public void walkedInVain(Species species, int key, int summarised, int row) {
    OrderedIndex index = species.walkedInVain(key, summarised, reactions(), row, givenUp);
    if (index != null) {
      if (row != madeForRow || madeAfter != reactions()) {
        made.clear();
      }
      madeForRow = row;
      madeAfter = reactions();
      made.add(new Made(species, index));
    }
  }

  /** Counts a guard that could not be evaluated. */
  public void guardFailed() {
    guardFailures++;
  }

  /**
   * Counts a step: a search looks at a row. Called when nothing is half done, as {@link #tick}.
   *
   * <p>A step is one row that an index gives for a sought key and whose key equals it, one live row
   * of a walk over a species, or one row that an ordered index gives. It is counted whatever comes
   * of it; an attempt that is given up and repeated counts once. So the number of steps is a
   * property of the run, and not of the way in which it is executed.
   *
   * @throws RuntimeException that the reactor handles, if the time is over or the run was cancelled
   */
  public void look() {
    if (++steps >= pollAt) {
      poll();
    }
  }

  /** Counts a number of steps, as that many calls of {@link #look}. */
  public void look(int rows) {
    steps += rows;
    if (steps >= pollAt) {
      poll();
    }
  }

  /**
   * Counts a small piece of work other than a step, at a time when nothing is half done; looks at
   * the clock and at the cancellation once in a while.
   *
   * @throws RuntimeException that the reactor handles, if the time is over or the run was cancelled
   */
  public void tick() {
    if (steps >= --pollAt) {
      poll();
    }
  }

  /** Announces work, as that many calls of {@link #tick}. */
  public void ticks(int count) {
    pollAt -= count;
    if (steps >= pollAt) {
      poll();
    }
  }

  /** The number of steps so far. */
  public long steps() {
    return steps;
  }

  /**
   * Forgets the steps after a number of them: they are counted again or were no part of the run.
   */
  public void forgetSteps(long before) {
    pollAt -= steps - before;
    steps = before;
  }

  /** As {@link #tick}, but looks at the clock, the cancellation and the memory at once. */
  public void poll() {
    stepsToPoll = Math.min(2 * stepsToPoll, STEPS_BETWEEN_POLLS);
    pollAt = steps + stepsToPoll;
    budget.watcher().accept(reactions());
    if (budget.cancellation().isCancelled()) {
      throw new Stop(End.INTERRUPTED);
    }
    if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0) {
      throw new Stop(End.TIME_LIMIT);
    }
    if (store.lacksMemory() || Memory.isLow()) {
      throw memoryUsedUp();
    }
  }

  /** The exception that ends the run for want of memory; to be thrown when nothing is half done. */
  public RuntimeException memoryUsedUp() {
    return new Stop(End.MEMORY_LIMIT);
  }

  /** Runs an action as {@link #guarded} does, with the limits of this run for long calls in it. */
  @Nullable End untilStopped(Runnable action) {
    return LongCalls.withLimits(this::poll, () -> guarded(action));
  }

  /** Runs an action unless a limit or a cancellation stops it. Null if it came to its end. */
  static @Nullable End guarded(Runnable action) {
    try {
      action.run();
      return null;
    } catch (Stop stop) {
      return stop.end();
    }
  }
}
