package hocl.runtime.reactor;

/**
 * The steps and CPU time that a check has spent, against its {@link Effort}. For one thread, the
 * checking one.
 */
public final class Spending {

  private final Effort effort;
  private final long begin;

  /** Begins to count CPU time, on the calling thread. */
  public Spending(Effort effort) {
    this.effort = effort;
    this.begin = effort.cpuNanos() == Long.MAX_VALUE ? 0 : CpuTime.now();
  }

  /**
   * Whether a limit of the effort is reached.
   *
   * @param steps the number of steps since the beginning
   */
  public boolean isOver(long steps) {
    return steps >= effort.steps()
        || effort.cancellation().isCancelled()
        || (effort.cpuNanos() != Long.MAX_VALUE && CpuTime.now() - begin >= effort.cpuNanos());
  }
}
