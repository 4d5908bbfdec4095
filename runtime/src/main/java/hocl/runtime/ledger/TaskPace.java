package hocl.runtime.ledger;

/**
 * How large the tasks of a job are: a number of doublings of the usual budget, halvings where it is
 * negative. It follows from how long tasks took, as their executors say. Nothing depends on it but
 * the budgets of leases to come, and it is bounded: what executors say need not be true.
 */
final class TaskPace {

  /** The pace at the start. */
  static final int USUAL = 0;

  static final int LEAST = -5;
  static final int MOST = 10;

  /** The largest change by one task. */
  private static final int MOST_CHANGED = 4;

  /** Tasks that take between these times, in microseconds, are as they should be. */
  private static final long SHORT = 20_000;

  private static final long LONG = 200_000;

  private static final long AIM = 64_000;

  private TaskPace() {}

  /**
   * The pace after a task of this pace.
   *
   * @param micros the time that it took; 0 if that is not known
   * @param bounded whether it ended since its budget was used up, so that a larger one makes it
   *     longer
   */
  static int after(int pace, long micros, boolean bounded) {
    int changed = pace;
    if (micros > LONG) {
      changed -= Math.min(MOST_CHANGED, logarithm(micros / AIM));
    } else if (bounded && micros > 0 && micros < SHORT) {
      changed += Math.min(MOST_CHANGED, logarithm(AIM / micros));
    }
    return Math.clamp(changed, LEAST, MOST);
  }

  /** The logarithm to base 2 of a positive number, rounded down. */
  private static int logarithm(long number) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
  }
}
