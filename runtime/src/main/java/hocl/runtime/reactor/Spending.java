package hocl.runtime.reactor;

/** Compares what a check has spent since this was made with its {@link Effort}. For one thread. */
public final class Spending {

  private final Effort effort;
  private final long begin;

  /** Begins to count. */
  public Spending(Effort effort) {
    this.effort = effort;
    this.begin = effort.cpuNanos() == Long.MAX_VALUE ? 0 : CpuTime.now();
  }

  /**
   * Whether a limit is reached.
   *
   * @param steps the number of steps since the beginning
   */
  public boolean isOver(long steps) {
    return steps >= effort.steps()
        || effort.cancellation().isCancelled()
        || (effort.cpuNanos() != Long.MAX_VALUE && CpuTime.now() - begin >= effort.cpuNanos());
  }
}
