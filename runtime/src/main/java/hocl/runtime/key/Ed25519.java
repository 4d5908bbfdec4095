package hocl.runtime.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ed25519 signatures as RFC 8032 has them, by the Java platform. Public keys are the {@value
 * #KEY_BYTES} bytes of section 5.1.5; RFC 8410 says how these lie in the form that Java knows: a
 * prefix that is always the same, and the bytes.
 */
public final class Ed25519 {

  /** The number of bytes of a public key. */
  public static final int KEY_BYTES = 32;

  /** The number of bytes of a signature. */
  public static final int SIGNATURE_BYTES = 64;

  static final String ALGORITHM = "Ed25519";

  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /** A new pair of keys. */
  static KeyPair draw() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** The bytes of a public key. */
  static byte[] bytes(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /**
   * The form of a public key that Java knows.
   *
   * @throws GeneralSecurityException if the bytes are not a key
   */
  static PublicKey key(byte[] bytes) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_BYTES);
    System.arraycopy(bytes, 0, encoded, PREFIX.length, KEY_BYTES);
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Signs the first bytes of an array. */
  static byte[] sign(PrivateKey key, byte[] bytes, int count) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes, 0, count);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Whether a signature is that of the first bytes of an array by a key. */
  public static boolean fits(byte[] key, byte[] bytes, int count, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key(key));
      signature.update(bytes, 0, count);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // no key, or no signature
      return false;
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java platform since 15 has Ed25519", e);
  }
}
