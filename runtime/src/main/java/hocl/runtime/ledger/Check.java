package hocl.runtime.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a SHA-256: tells whether bytes are those that were written.
 *
 * @param first the first 8 bytes, big-endian
 * @param second the next 8 bytes
 */
public record Check(long first, long second) {

  /** The check of nothing yet: where a running digest begins. */
  public static final Check START = new Check(0, 0);

  /** The check of some bytes. */
  public static Check of(byte[] bytes) {
    return cut(sha().digest(bytes));
  }

  /** The check of this one followed by some bytes: a running digest goes on so. */
  public Check then(byte[] bytes) {
    MessageDigest sha = sha();
    sha.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(first).putLong(second).flip());
    return cut(sha.digest(bytes));
  }

  private static Check cut(byte[] digest) {
    ByteBuffer buffer = ByteBuffer.wrap(digest);
    return new Check(buffer.getLong(), buffer.getLong());
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
