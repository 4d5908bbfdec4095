package hocl.runtime.ledger;

/**
 * Something that a verifier noticed of a task and no node is to blame for: the order of reactions
 * matters where it should not, or the engine disagrees with itself.
 *
 * @param task the task
 * @param node the verifier
 * @param words what it noticed, a clause for people
 */
public record Remark(long task, String node, String words) {
  /** The remark as a sentence for people, without a full stop. */
  public String sentence() {
    return "task " + task + ": " + words + " (noticed by node " + node + ")";
  }
}
