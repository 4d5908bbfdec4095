package hocl.runtime.task;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says when a task has taken long enough though its budgets are not used up: where reactions are
 * slow, a quota that suits fast ones takes minutes. For one task at a time, on its thread.
 */
final class TaskTime {

  /** A task of the usual budget that goes by time should take about as long. */
  private static final long LONG = Duration.ofMillis(200).toNanos();

  /**
   * A task goes by time while its steps take a small part of it. The next task has to try again
   * what this one has tried in vain, so that ending long searches would cost more than it gains.
   */
  private static final long NANOS_FOR_A_STEP = 100;

  /** The first task of an executor may take longer: the code is new to the JDK's compiler. */
  private static final double FIRST = 5;

  private final LongSupplier clock;
  private final long usualSteps;
  private long begin;
  private long longest;
  private double times = FIRST;

  /**
   * The time of the tasks of an executor.
   *
   * @param clock nanoseconds that the calling thread has worked; one that stands still lets tasks
   *     take any time
   * @param usualSteps the steps that a task usually may take
   */
  TaskTime(LongSupplier clock, long usualSteps) {
    this.clock = clock;
    this.usualSteps = usualSteps;
  }

  /** Tasks that may take any time. */
  static TaskTime any() {
    return new TaskTime(() -> 0, 1);
  }

  /**
   * Begins a task.
   *
   * @param steps those that it may take; a task with a larger budget may take a longer time, too
   */
  void begin(long steps) {
    begin = clock.getAsLong();
    longest = (long) Math.min(Long.MAX_VALUE, LONG * times * steps / usualSteps);
    times = 1;
  }

  /** Whether the task should end now, after some reactions and steps. */
  boolean isOver(long reactions, long steps) {
    long taken = clock.getAsLong() - begin;
    return reactions > 0 && taken >= longest && taken / NANOS_FOR_A_STEP >= steps;
  }
}
