package hocl.language.confluence;

/** A number of steps that may be taken, part of a larger number. */
final class Effort {

  private long left;
  private final long[] all;

  private Effort(long left, long[] all) {
    this.left = left;
    this.all = all;
  }

  /** So many steps. */
  static Effort of(long steps) {
    return new Effort(steps, new long[] {steps});
  }

  /** At most so many of these steps. */
  Effort atMost(long steps) {
    return new Effort(steps, all);
  }

  /** Takes a step; whether there was one left. */
  boolean step() {
    left--;
    all[0]--;
    return !isSpent();
  }

  /** Whether there are no steps left. */
  boolean isSpent() {
    return left < 0 || all[0] < 0;
  }
}
