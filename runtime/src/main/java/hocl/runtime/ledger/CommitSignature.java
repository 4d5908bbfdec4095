package hocl.runtime.ledger;

import hocl.runtime.key.Ed25519;
import hocl.runtime.key.SigningKey;
import java.util.Arrays;

/**
 * Signatures of commits: the public half of a key, and its signature over the bytes of the commit
 * without any. A node draws a key in each of its lives.
 */
public final class CommitSignature {

  private CommitSignature() {}

  /** The commit with a signature. */
  public static Commit sign(Commit commit, SigningKey key) {
    byte[] half = key.publicBytes();
    byte[] signature = key.sign(Codec.bytesOf(commit.unsigned()));
    byte[] both = Arrays.copyOf(half, half.length + signature.length);
    System.arraycopy(signature, 0, both, half.length, signature.length);
    return commit.signed(Bytes.of(both));
  }

  /** Whether a commit has the signature of the key that is named with it. */
  public static boolean fits(Commit commit) {
    byte[] both = commit.signature().get();
    if (both.length != Ed25519.KEY_BYTES + Ed25519.SIGNATURE_BYTES) {
      return false;
    }
    byte[] bytes = Codec.bytesOf(commit.unsigned());
    return Ed25519.fits(
        half(both), bytes, bytes.length, Arrays.copyOfRange(both, Ed25519.KEY_BYTES, both.length));
  }

  /** The public half of the key that a commit names, or empty bytes if it is not signed. */
  public static Bytes key(Commit commit) {
    byte[] both = commit.signature().get();
    return both.length < Ed25519.KEY_BYTES ? Bytes.NONE : Bytes.of(half(both));
  }

  /** Whether two commits name the same key. */
  static boolean isOfOneKey(Commit one, Commit other) {
    return Arrays.equals(half(one.signature().get()), half(other.signature().get()));
  }

  private static byte[] half(byte[] both) {
    return Arrays.copyOf(both, Ed25519.KEY_BYTES);
  }
}
