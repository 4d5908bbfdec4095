package hocl.runtime.referee;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.CommitSignature;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.VerdictSignature;
import hocl.runtime.ledger.Verification;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.task.Verifier;

/**
 * The proof that a node gave a wrong result, or a wrong verdict: the commit with its lease, and
 * what was said of it. Who has its blobs can judge it again.
 *
 * @param node the node
 * @param step the commit, with the verdicts on it
 */
public record Conviction(String node, Provisional step) {

  /** What comes out when a proof is repeated. */
  public enum Standing {
    /** The node was wrong, and signed it. */
    SIGNED,
    /** What the node is said to have done is wrong, but it is not shown that it was this node. */
    UNSIGNED,
    /** The proof does not hold. */
    VOID,
    /** It could not be repeated. */
    UNKNOWN
  }

  /**
   * Repeats the proof.
   *
   * @param verifier of the job, which finds the blobs
   * @throws CodecException if something in them does not travel
   */
  public Standing repeat(Verifier verifier, Cancellation cancellation) throws CodecException {
    Verifier.Finding found = verifier.verify(step, cancellation);
    if (found == null) {
      return Standing.UNKNOWN;
    }
    if (node.equals(step.author().node())) {
      if (found.right() || found.proof() == Verifier.Proof.PRESENCE) {
        return Standing.VOID;
      }
      return CommitSignature.fits(step.commit()) ? Standing.SIGNED : Standing.UNSIGNED;
    }
    for (Verification said : step.verifications()) {
      boolean right = said.finding() == Verification.Finding.RIGHT;
      if (said.verifier().equals(node) && said.finding() != Verification.Finding.NONE) {
        if (right == found.right()) {
          return Standing.VOID;
        }
        return VerdictSignature.fits(said.signature(), step.commit(), right)
            ? Standing.SIGNED
            : Standing.UNSIGNED;
      }
    }
    return Standing.VOID;
  }
}
