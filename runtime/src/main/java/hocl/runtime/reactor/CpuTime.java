package hocl.runtime.reactor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The CPU time of the calling thread. Loaded only where CPU time is measured. Any thread may call.
 */
public final class CpuTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  /**
   * The CPU time of the calling thread so far, in nanoseconds; the time of a clock where the JDK
   * does not know the CPU time.
   */
  public static long now() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
