package hocl.runtime.reactor;

/**
 * Tells when the memory of the process is nearly used up, so that a run ends while there is room
 * left to show where it stands. Any thread may call.
 */
final class Memory {

  /**
   * The part of the heap that is filled, garbage included, before anything is looked at closely.
   */
  private static final double SUSPICIOUS = 0.7;

  private Memory() {}

  /** Whether little is left of the memory that is not garbage; costs next to nothing. */
  static boolean isLow() {
    Runtime runtime = Runtime.getRuntime();
    long most = runtime.maxMemory();
    long filled = runtime.totalMemory() - runtime.freeMemory();
    return filled > SUSPICIOUS * most && Collected.isLow();
  }
}
