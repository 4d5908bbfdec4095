package hocl.runtime.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The task of a node to verify a commit of another one.
 *
 * @param verifier the name of the node
 * @param fence of the verification, of the same row as those of leases
 * @param holder the sender that does it, or null before it began
 * @param finding what came out
 */
public record Verification(String verifier, long fence, @Nullable Sender holder, Finding finding) {

  /** What a verifier says of a commit. */
  public enum Finding {
    /** Nothing yet. */
    NONE,
    /** It is what its lease leads to. */
    RIGHT,
    /** It is not. */
    WRONG
  }

  Verification heldBy(Sender sender) {
    return new Verification(verifier, fence, sender, finding);
  }

  Verification with(Finding other) {
    return new Verification(verifier, fence, holder, other);
  }
}
