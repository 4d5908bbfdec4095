package hocl.language.kernel;

/**
 * How much work the nodes have had with a rule, over all runs in this process: what is hot enough
 * is compiled. Several threads may add at the same time; that some of it is lost does no harm.
 */
public final class Heat {

  private static final int HOT = -1;

  private int steps;

  /** Adds steps of a search. */
  public void add(long more) {
    if (steps >= 0) {
      steps = (int) Math.min(Integer.MAX_VALUE, steps + more);
    }
  }

  /** Whether a number of steps was made, or the rule was compiled before. */
  public boolean reaches(int wanted) {
    return steps < 0 || steps >= wanted;
  }

  void markHot() {
    steps = HOT;
  }
}
