package hocl.runtime.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that signs, with its public half. Its text is the private key as RFC 8410 has it, in the
 * frame of RFC 7468, which other tools read as well; and a line {@code public} with the public half
 * in hexadecimal digits. Immutable.
 */
public final class SigningKey {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Pattern TEXT =
      Pattern.compile(BEGIN + "\\s+([A-Za-z0-9+/=]+)\\s+" + END + "\\s+public ([0-9a-f]{64})\\s*");

  private final PrivateKey secret;
  private final byte[] open;

  private SigningKey(PrivateKey secret, byte[] open) {
    this.secret = secret;
    this.open = open;
  }

  /** A new key. */
  public static SigningKey draw() {
    KeyPair pair = Ed25519.draw();
    return new SigningKey(pair.getPrivate(), Ed25519.bytes(pair.getPublic()));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws KeyException if it is something else, or the halves do not belong together
   */
  public static SigningKey of(String text) throws KeyException {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      try {
        byte[] encoded = Base64.getDecoder().decode(matcher.group(1));
        PrivateKey secret =
            KeyFactory.getInstance(Ed25519.ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        SigningKey key = new SigningKey(secret, HexFormat.of().parseHex(matcher.group(2)));
        byte[] anything = key.open;
        if (Ed25519.fits(key.open, anything, anything.length, key.sign(anything))) {
          return key;
        }
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new KeyException("it is no key of Ed25519");
      }
    }
    throw new KeyException("it is no key that hocl made");
  }

  /** The text for a file that only its owner may read. */
  public String text() {
    return BEGIN
        + "\n"
        + Base64.getEncoder().encodeToString(secret.getEncoded())
        + "\n"
        + END
        + "\npublic "
        + publicHalf()
        + "\n";
  }

  /** The public half, in hexadecimal digits. */
  public String publicHalf() {
    return HexFormat.of().formatHex(open);
  }

  /**
   * The name of the holder of a key: the first half of the SHA-256 of its public half, in
   * hexadecimal digits.
   */
  public static String fingerprint(byte[] publicHalf) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicHalf);
      return HexFormat.of().formatHex(hash, 0, hash.length / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The bytes of the public half. */
  public byte[] publicBytes() {
    return open.clone();
  }

  /** Signs bytes. */
  public byte[] sign(byte[] bytes) {
    return Ed25519.sign(secret, bytes, bytes.length);
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "key " + Arrays.hashCode(open);
  }
}
