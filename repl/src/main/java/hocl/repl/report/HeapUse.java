package hocl.repl.report;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * The memory of this process, in MiB.
 *
 * @param used in use now, by what is needed and what is not yet thrown away
 * @param peak the most in use so far, over the pools of the heap each at its time
 * @param most what there is
 */
public record HeapUse(long used, long peak, long most) {

  private static final int TO_MIB = 20;

  /** As it is now. */
  public static HeapUse now() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP && pool.isValid()) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    return new HeapUse(
        used >> TO_MIB, Math.max(used, peak) >> TO_MIB, runtime.maxMemory() >> TO_MIB);
  }
}
