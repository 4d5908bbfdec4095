package hocl.runtime.ledger;

import java.util.List;

/**
 * A wrong result that is shown to a verifier in place of a commit: who calls it right did not look.
 *
 * @param commit the wrong result
 * @param written the blobs that were written for it alone
 * @param verification the verifier, and what it found
 */
public record Planted(Commit commit, List<BlobName> written, Verification verification) {

  /** A planted result. */
  public Planted {
    written = List.copyOf(written);
  }

  String verifier() {
    return verification.verifier();
  }

  /** The fence of the verification. */
  long fence() {
    return verification.fence();
  }

  Planted with(Verification other) {
    return new Planted(commit, written, other);
  }

  /** Whether its verifier has not answered. */
  boolean isPending() {
    return verification.finding() == Verification.Finding.NONE;
  }

  /** Whether a sender looks at it now. */
  boolean isHeldBy(Sender sender) {
    return isPending() && sender.equals(verification.holder());
  }

  /** Whether a sender is to begin with it. */
  boolean waitsFor(Sender sender) {
    return isPending()
        && verification.holder() == null
        && verification.verifier().equals(sender.node());
  }
}
