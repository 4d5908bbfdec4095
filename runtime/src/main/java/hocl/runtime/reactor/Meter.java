package hocl.runtime.reactor;

import hocl.runtime.flight.FlightLog;
import hocl.runtime.store.Store;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the steps of a run, and looks at the clock, the cancellation and the memory once in a
 * while. Used by the reacting thread only.
 */
final class Meter {

  /** The largest number of steps and other small pieces of work between two polls. */
  static final int STEPS_BETWEEN_POLLS = 1 << 14;

  /**
   * At first polls are frequent, so that a compiler that looks at the code while it is new sees
   * that there are any; then each time half as frequent.
   */
  private static final int STEPS_TO_FIRST_POLL = 1 << 6;

  /** Made beforehand: where memory is short there may be none for an exception or its class. */
  private final Stop outOfMemory = new Stop(End.MEMORY_LIMIT);

  private final Store store;
  private final LongSupplier reactions;
  private Budget budget = Budget.unlimited();
  private long deadline = Long.MAX_VALUE;

  /** The largest number of steps. */
  private long mostSteps = Long.MAX_VALUE;

  /** The number of steps so far: of rows that searches have looked at. */
  private long steps;

  /** The number of steps at which the next poll is due; other work moves it forward. */
  private long pollAt = STEPS_TO_FIRST_POLL;

  private int stepsToPoll = STEPS_TO_FIRST_POLL;

  /** Null until the first poll, so that short runs do not load it. */
  private @Nullable FlightLog flight;

  /** Called at each poll. */
  private Runnable whenPolled = () -> {};

  /** A meter of a run over a store, that has had that many reactions when it is asked. */
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

  /** How many more steps are allowed. */
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

  /** The run ends or pauses. */
  void end() {
    if (flight != null) {
      flight.end(reactions.getAsLong(), steps);
    }
  }

  /** Reactions happened, each a small piece of work, after a number of steps. */
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
    stepsToPoll = Math.min(2 * stepsToPoll, STEPS_BETWEEN_POLLS);
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
