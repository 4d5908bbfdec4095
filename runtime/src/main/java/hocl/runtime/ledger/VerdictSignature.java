package hocl.runtime.ledger;

import hocl.runtime.key.Ed25519;
import hocl.runtime.key.SigningKey;
import java.util.Arrays;

/**
 * Signatures of verdicts: the public half of a key, and its signature over the digest of the commit
 * that was judged and over what was found. A node takes the key by which it signs its commits.
 */
public final class VerdictSignature {

  private VerdictSignature() {}

  /**
   * The verdict with a signature.
   *
   * @param judged the commit that it is on
   */
  public static Command.Verdict sign(Command.Verdict verdict, Commit judged, SigningKey key) {
    byte[] half = key.publicBytes();
    byte[] signature = key.sign(Codec.bytesOf(judged, verdict.right()));
    byte[] both = Arrays.copyOf(half, half.length + signature.length);
    System.arraycopy(signature, 0, both, half.length, signature.length);
    return new Command.Verdict(
        verdict.fence(), verdict.right(), verdict.words(), verdict.remark(), Bytes.of(both));
  }

  /**
   * Whether a signature is one of such a verdict, by the key that is named with it.
   *
   * @param judged the commit
   * @param right what was found of it
   */
  public static boolean fits(Bytes signature, Commit judged, boolean right) {
    byte[] both = signature.get();
    if (both.length != Ed25519.KEY_BYTES + Ed25519.SIGNATURE_BYTES) {
      return false;
    }
    byte[] bytes = Codec.bytesOf(judged, right);
    return Ed25519.fits(
        Arrays.copyOf(both, Ed25519.KEY_BYTES),
        bytes,
        bytes.length,
        Arrays.copyOfRange(both, Ed25519.KEY_BYTES, both.length));
  }
}
