package hocl.language.confluence;

/** A number of steps that may be taken, part of a larger number. */
final class ProofSteps {

  private long left;
  private final long[] all;

  private ProofSteps(long left, long[] all) {
    this.left = left;
    this.all = all;
  }

  /** An effort of a number of steps. */
  static ProofSteps of(long steps) {
    return new ProofSteps(steps, new long[] {steps});
  }

  /** A part of this effort: steps of the part count for the whole, too. */
  ProofSteps atMost(long steps) {
    return new ProofSteps(steps, all);
  }

  /** Takes a step, and tells whether one was left. */
  boolean step() {
    left--;
    all[0]--;
    return !isSpent();
  }

  /** Whether the steps of this part, or of the whole, are used up. */
  boolean isSpent() {
    return left < 0 || all[0] < 0;
  }
}
