package hocl.runtime.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request of HTTP as its sender signs it: none can change it, send it a second time or send it to
 * another gateway without that being seen. What is signed is the text of {@link #bytes}; the parts
 * that the request does not show by itself are in its headers.
 *
 * @param session drawn by the gateway for this sender
 * @param method of the request
 * @param target path and query, as the request has them
 * @param counter used once in a session
 * @param digest of the body, see {@link #digest(byte[])}
 */
public record Seal(String session, String method, String target, long counter, String digest) {

  /** The header with the public half of the sender's key. */
  public static final String KEY = "Hocl-Key";

  /** The header with the session. */
  public static final String SESSION = "Hocl-Session";

  /** The header with the counter. */
  public static final String COUNTER = "Hocl-Counter";

  /** The header with the digest of the body. */
  public static final String DIGEST = "Hocl-Digest";

  /** The header with the signature, in hexadecimal digits. */
  public static final String SIGNATURE = "Hocl-Signature";

  private static final String PURPOSE = "hocl worker 1";

  /** The text that is signed. */
  public byte[] bytes() {
    return String.join("\n", PURPOSE, session, method, target, Long.toString(counter), digest)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The SHA-256 of a body, in hexadecimal digits. */
  public static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
