package hocl.runtime.referee;

import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Check;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws verifiers by a secret key: HMAC-SHA-256 (RFC 2104) of a commit. Nobody without the key
 * knows the draw before the commit is made, and whoever has the key in the end can repeat it.
 * Immutable; any thread may call.
 */
public final class Draws {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final double UNIT = 0x1.0p-53;

  /** The purposes of drawn numbers; verifiers have numbers from 1 on. */
  private static final int SHARE = 0;

  private static final int PLANT = -1;
  private static final int FOOLED = -2;
  private static final int MISTAKE = -3;

  private final byte[] key;

  /** Draws by a key of 32 bytes. */
  public Draws(byte[] key) {
    this.key = key.clone();
  }

  /** Draws by a new key. */
  public static Draws fresh() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Draws(key);
  }

  /** The digest of the key, which binds the draws without telling them. */
  public Bytes secret() {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The key. */
  public Bytes key() {
    return Bytes.of(key);
  }

  private long number(long fence, Check digest, int index) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      ByteBuffer text = ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES);
      text.putLong(fence).putLong(digest.first()).putLong(digest.second()).putInt(index);
      return ByteBuffer.wrap(mac.doFinal(text.array())).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** A number from 0 up to 1 that decides whether a commit is verified. */
  public double share(long fence, Check digest) {
    return uniform(number(fence, digest, SHARE));
  }

  /** A number from 0 up to 1 that decides whether a wrong result is shown in its place first. */
  public double plant(long fence, Check digest) {
    return uniform(number(fence, digest, PLANT));
  }

  /** Draws the one among some nodes, at least one, that a wrong result is shown to. */
  public String fooled(long fence, Check digest, List<String> nodes) {
    long number = number(fence, digest, FOOLED);
    return nodes.get((int) Long.remainderUnsigned(number, nodes.size()));
  }

  /** Chooses the wrong result. */
  public long mistake(long fence, Check digest) {
    return number(fence, digest, MISTAKE);
  }

  private static double uniform(long number) {
    return (number >>> 11) * UNIT;
  }

  /**
   * Draws nodes without replacement.
   *
   * @param round counts the draws for one commit from 0
   * @param nodes all that may be drawn, in an order that everybody knows
   */
  public List<String> among(long fence, Check digest, int round, List<String> nodes, int count) {
    List<String> left = new ArrayList<>(nodes);
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < count && !left.isEmpty(); i++) {
      long number = number(fence, digest, 1 + i + (round << 8));
      drawn.add(left.remove((int) Long.remainderUnsigned(number, left.size())));
    }
    return drawn;
  }
}
