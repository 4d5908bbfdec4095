package hocl.runtime.check;

/**
 * What people say about checking; each text may be empty.
 *
 * @param policy as {@link Policy#parse} reads it
 * @param target as {@link Target#parse} reads it
 * @param assumption the share of nodes that may lie, as {@link Assumption#parse} reads it
 */
public record Wish(String policy, String target, String assumption) {

  /** Nothing is said. */
  public static final Wish NONE = new Wish("", "", "");

  /** How many tasks there will be is not known before the run. */
  private static final long TASKS = 1;

  /**
   * The policy for a number of nodes: the one that was named, or the cheapest that reaches the
   * target; if neither is said a trace of everything, and nothing where there is one node.
   *
   * @throws IllegalArgumentException if it cannot be read, or the nodes are too few; the message is
   *     a clause for people
   */
  public Promise promise(int nodes) {
    Assumption assumed =
        Assumption.parse(assumption.isEmpty() ? Assumption.USUAL : assumption, nodes);
    if (!target.isEmpty()) {
      if (!policy.isEmpty()) {
        throw new IllegalArgumentException("a policy and a target cannot both be met");
      }
      Target wanted = Target.parse(target);
      return wanted
          .cheapest(assumed, TASKS, ProofCost.UNKNOWN)
          .orElseThrow(() ->
              new IllegalArgumentException(
                  wanted.outOfReach(assumed) + ", of " + number(nodes) + " in all"));
    }
    Policy usual = nodes < 2 ? new Policy.None() : new Policy.Trace(1);
    Policy chosen = policy.isEmpty() ? usual : Policy.parse(policy);
    if (chosen.leastNodes() > nodes) {
      throw new IllegalArgumentException(
          "`"
              + chosen.text()
              + "` needs "
              + number(chosen.leastNodes())
              + " and there "
              + (nodes == 1 ? "is 1" : "are " + nodes));
    }
    return new Promise(chosen, assumed, TASKS, ProofCost.UNKNOWN);
  }

  private static String number(int nodes) {
    return nodes == 1 ? "1 node" : nodes + " nodes";
  }
}
