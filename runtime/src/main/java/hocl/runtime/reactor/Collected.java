package hocl.runtime.reactor;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * The memory that was in use after the last garbage collection. Loaded only when the heap is
 * filled.
 */
final class Collected {

  /** The part of the heap, and of the room for old objects, that may be in use. */
  private static final double MOST = 0.7;

  /**
   * The parts of the heap whose use after the last collection is known. Those whose use may have a
   * threshold hold old objects.
   */
  private static final List<MemoryPoolMXBean> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .filter(pool -> pool.getCollectionUsage() != null)
          .toList();

  private Collected() {}

  /**
   * Whether more than {@link #MOST} of the heap, or of a part for old objects, was in use after the
   * last collection.
   */
  static boolean isLow() {
    long whole = Runtime.getRuntime().maxMemory();
    long all = 0;
    for (MemoryPoolMXBean pool : POOLS) {
      MemoryUsage usage = pool.getCollectionUsage();
      long most = usage.getMax() > 0 ? usage.getMax() : whole;
      if (pool.isUsageThresholdSupported() && usage.getUsed() > MOST * most) {
        return true;
      }
      all += usage.getUsed();
    }
    return all > MOST * whole;
  }
}
