package hocl.runtime.reactor;

import org.jspecify.annotations.Nullable;

/**
 * Tells when the memory of the process is nearly used up, so that a run ends while there is room
 * left to show where it stands. Any thread may call.
 */
public final class Memory {

  /**
   * The part of the heap that is filled, garbage included, before anything is looked at closely.
   */
  private static final double SUSPICIOUS = 0.7;

  /** The part of the heap that is filled before a reserve is laid by. */
  private static final double NOTICEABLE = 0.3;

  /** The size of the heap divided by that of the reserve. */
  private static final int PARTS = 12;

  private static final int LARGEST_RESERVE = 1 << 25;

  /**
   * Memory that is let go when no other is left, so that the solution can be shown; null if there
   * is none.
   */
  private static volatile byte @Nullable [] reserve;

  private Memory() {}

  /**
   * Whether objects in use fill nearly all of the memory. Costs next to nothing. Lays a reserve by
   * when the heap fills.
   */
  public static boolean isLow() {
    Runtime runtime = Runtime.getRuntime();
    long most = runtime.maxMemory();
    long filled = runtime.totalMemory() - runtime.freeMemory();
    if (filled > NOTICEABLE * most && reserve == null) {
      layBy(most);
    }
    return filled > SUSPICIOUS * most && Collected.isLow();
  }

  /** Whether a good part of the heap is filled, garbage included. */
  static boolean fills() {
    return reserve != null;
  }

  private static void layBy(long most) {
    try {
      reserve = new byte[(int) Math.min(LARGEST_RESERVE, most / PARTS)];
    } catch (OutOfMemoryError e) {
      reserve = new byte[0];
    }
  }

  /** Lets the reserve go, since a run ends for want of memory. */
  public static void letGo() {
    reserve = null;
  }
}
