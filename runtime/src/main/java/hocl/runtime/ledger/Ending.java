package hocl.runtime.ledger;

/**
 * How a job ended.
 *
 * @param kind in which way
 * @param detail the failure of a right-hand side, or the reason of a cancellation or loss as text,
 *     also of one that ends an inert job that was kept; else empty
 * @param rulesVersion the version of the rules at the end
 * @param sequence the number of the command that ended it: with the digest, the certificate of an
 *     inert solution
 * @param digest of all commits
 */
public record Ending(Kind kind, Bytes detail, int rulesVersion, long sequence, Check digest) {

  /** The ways to end. */
  public enum Kind {
    /** Nothing can react: every combination of fragments has met, and nothing is on its way. */
    INERT,
    /** The largest number of reactions was reached, and something can react. */
    REACTION_LIMIT,
    /** A right-hand side could not be evaluated. */
    FAILED,
    /** A client cancelled it. */
    CANCELLED,
    /** Too many nodes were lost while they held the same fragment. */
    LOST
  }

  /** Whether nothing follows: a job that is kept goes on with more atoms until it is cancelled. */
  public boolean isFinal(JobSpec spec) {
    return kind != Kind.INERT || !spec.keep() || detail.size() > 0;
  }
}
