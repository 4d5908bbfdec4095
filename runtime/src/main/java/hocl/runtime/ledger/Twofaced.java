package hocl.runtime.ledger;

/**
 * The proof that a node gave two results of one attempt: both of them, signed by one key.
 *
 * @param node that sent both
 * @param first the result that was taken
 * @param second the other one
 */
public record Twofaced(String node, Commit first, Commit second) {

  /** Whether it is one; anybody can repeat that. */
  public boolean holds() {
    return first.task() == second.task()
        && first.fence() == second.fence()
        && !first.unsigned().equals(second.unsigned())
        && CommitSignature.isOfOneKey(first, second)
        && CommitSignature.fits(first)
        && CommitSignature.fits(second);
  }
}
