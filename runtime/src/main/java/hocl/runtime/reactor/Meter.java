package hocl.runtime.reactor;

import hocl.runtime.flight.FlightLog;
import hocl.runtime.store.Store;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the steps and ticks of a run, and polls once in a while: looks at the cancellation, the
 * limit of steps, the clock and the memory. Used by the reacting thread only.
 */
final class Meter {

  /** The largest number of steps and ticks between two polls. */
  static final int STEPS_BETWEEN_POLLS = 1 << 14;

  /**
   * The largest number while the heap is filled in part: each step may make some kilobytes, and the
   * end of the memory must not come between two polls.
   */
  private static final int STEPS_WHERE_MEMORY_FILLS = 1 << 10;

  /**
   * The number of steps and ticks to the first poll. It doubles from poll to poll. Polls are
   * frequent at first, so that the JDK's compiler sees them while the code is new.
   */
  private static final int STEPS_TO_FIRST_POLL = 1 << 6;

  /**
   * The end for want of memory, made beforehand: later the memory may be too small for an exception
   * or its class.
   */
  private final Stop outOfMemory = new Stop(End.MEMORY_LIMIT);

  private final Store store;
  private final LongSupplier reactions;
  private Budget budget = Budget.unlimited();
  private long deadline = Long.MAX_VALUE;

  /** The largest number of steps. */
  private long mostSteps = Long.MAX_VALUE;

  /** The number of steps so far. */
  private long steps;

  /**
   * The number of steps at which the next poll is due; a tick brings the poll nearer by one step.
   */
  private long pollAt = STEPS_TO_FIRST_POLL;

  /** The number of steps and ticks from the last poll to the next. */
  private int stepsToPoll = STEPS_TO_FIRST_POLL;

  /**
   * The log for the flight recorder; null until the first poll, so that short runs do not load its
   * class.
   */
  private @Nullable FlightLog flight;

  /** Called at each poll. */
  private Runnable whenPolled = () -> {};

  /**
   * A meter with nothing counted.
   *
   * @param store the store of the run
   * @param reactions gives the number of reactions of the run so far
   */
  Meter(Store store, LongSupplier reactions) {
    this.store = store;
    this.reactions = reactions;
  }

  /** Begins again, with nothing spent and nothing counted. */
  void reset() {
    budget = Budget.unlimited();
    deadline = Long.MAX_VALUE;
    mostSteps = Long.MAX_VALUE;
    stepsToPoll = STEPS_TO_FIRST_POLL;
    steps = 0;
    pollAt = STEPS_TO_FIRST_POLL;
    flight = null;
    whenPolled = () -> {};
  }

  /** Calls an action at each poll, when nothing is half done. */
  void whenPolled(Runnable action) {
    whenPolled = action;
  }

  /** Begins to spend a budget. */
  void begin(Budget next) {
    budget = next;
    deadline = next.time() == null ? Long.MAX_VALUE : System.nanoTime() + next.time().toNanos();
    mostSteps = next.steps() >= Long.MAX_VALUE - steps ? Long.MAX_VALUE : steps + next.steps();
    pollAt = Math.min(pollAt, firstTooMany());
  }

  /** The number of steps that is one too many. */
  private long firstTooMany() {
    return mostSteps == Long.MAX_VALUE ? mostSteps : mostSteps + 1;
  }

  /** The number of further steps that the budget allows. */
  long stepsLeft() {
    return Math.max(0, mostSteps - steps);
  }

  /** See {@link Run#look()}. */
  void look() {
    if (++steps >= pollAt) {
      poll();
    }
  }

  /** See {@link Run#look(int)}. */
  void look(int rows) {
    steps += rows;
    if (steps >= pollAt) {
      poll();
    }
  }

  /** See {@link Run#look(int, int)}. */
  void look(int rows, int ticks) {
    pollAt -= ticks;
    look(rows);
  }

  /** See {@link Run#ticks}. */
  void ticks(int count) {
    pollAt -= count;
    if (steps >= pollAt) {
      poll();
    }
  }

  /** Tells the flight recorder the counts, since the run ends or pauses. */
  void end() {
    if (flight != null) {
      flight.end(reactions.getAsLong(), steps);
    }
  }

  /** Counts reactions, a tick each, and the steps that led to them. */
  void reacted(int count, int looked) {
    look(looked, count);
  }

  /** The number of steps so far. */
  long steps() {
    return steps;
  }

  /** See {@link Run#forgetSteps}. */
  void forgetSteps(long before) {
    pollAt -= steps - before;
    steps = before;
  }

  /** See {@link Run#memoryUsedUp}. */
  RuntimeException memoryUsedUp() {
    Memory.letGo();
    return outOfMemory;
  }

  /** See {@link Run#poll}. */
  void poll() {
    stepsToPoll =
        Math.min(2 * stepsToPoll, Memory.fills() ? STEPS_WHERE_MEMORY_FILLS : STEPS_BETWEEN_POLLS);
    pollAt = Math.min(steps + stepsToPoll, firstTooMany());
    whenPolled.run();
    budget.watcher().accept(reactions.getAsLong());
    if (flight == null) {
      flight = new FlightLog();
    }
    flight.look(reactions.getAsLong(), steps);
    if (budget.cancellation().isCancelled()) {
      throw new Stop(End.INTERRUPTED);
    }
    if (steps > mostSteps) {
      // the search that went too far counts as none
      steps = mostSteps;
      throw new Stop(End.STEP_LIMIT);
    }
    if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0) {
      throw new Stop(End.TIME_LIMIT);
    }
    if (store.lacksMemory() || Memory.isLow()) {
      throw memoryUsedUp();
    }
  }
}
