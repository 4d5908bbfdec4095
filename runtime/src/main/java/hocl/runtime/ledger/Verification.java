package hocl.runtime.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The task of a node to verify a commit of another one.
 *
 * @param verifier the name of the node
 * @param fence of the verification, of the same row as those of leases
 * @param holder the sender that does it, or null before it began
 * @param finding what came out
 * @param signature of the verifier under its verdict, see {@link VerdictSignature}, or empty
 */
public record Verification(
    String verifier, long fence, @Nullable Sender holder, Finding finding, Bytes signature) {

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
    return new Verification(verifier, fence, sender, finding, signature);
  }

  /** One that has not begun. */
  static Verification of(String verifier, long fence) {
    return new Verification(verifier, fence, null, Finding.NONE, Bytes.NONE);
  }

  Verification with(Command.Verdict verdict) {
    Finding found = verdict.right() ? Finding.RIGHT : Finding.WRONG;
    return new Verification(verifier, fence, holder, found, verdict.signature());
  }
}
