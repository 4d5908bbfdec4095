package hocl.runtime.reactor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Compares what a check has spent since this was made with its {@link Effort}. For one thread. */
public final class Spending {

  private final Effort effort;
  private final long begin;

  /** Begins to count. */
  public Spending(Effort effort) {
    this.effort = effort;
    this.begin = effort.cpuNanos() == Long.MAX_VALUE ? 0 : Clock.now();
  }

  /**
   * Whether a limit is reached.
   *
   * @param steps the number of steps since the beginning
   */
  public boolean isOver(long steps) {
    return steps >= effort.steps()
        || effort.cancellation().isCancelled()
        || (effort.cpuNanos() != Long.MAX_VALUE && Clock.now() - begin >= effort.cpuNanos());
  }

  /** Loaded only where CPU time is limited. */
  private static final class Clock {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static long now() {
      return THREADS.isCurrentThreadCpuTimeSupported()
          ? THREADS.getCurrentThreadCpuTime()
          : System.nanoTime();
    }
  }
}
