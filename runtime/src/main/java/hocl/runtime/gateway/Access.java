package hocl.runtime.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rights of requests. A browser that was led here under another name is turned away by its
 * {@code Host}; every other request needs a token.
 *
 * @param host the address that the gateway listens on
 * @param writeToken the token that allows everything
 * @param readToken the token that allows to look
 */
record Access(String host, String writeToken, String readToken) {

  private static final String BEARER = "Bearer ";
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

  /** The rights of a request. */
  enum Right {
    /** It may do everything. */
    WRITE,
    /** It may look. */
    READ,
    /** It may do nothing. */
    NONE
  }

  /**
   * Whether a request came here under a name of this gateway: its own, one of this machine, or a
   * plain address, which cannot be made to point elsewhere.
   *
   * @param header the {@code Host} of the request
   */
  boolean isOwnHost(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String name = header.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
    return name.equals("localhost")
        || name.equals(host.toLowerCase(Locale.ROOT))
        || ADDRESS.matcher(name).matches();
  }

  /**
   * The right that comes with a token.
   *
   * @param header the {@code Authorization} of the request
   */
  Right right(@Nullable String header) {
    String token =
        Optional.ofNullable(header)
            .filter(text -> text.startsWith(BEARER))
            .map(text -> text.substring(BEARER.length()).strip())
            .orElse("");
    if (same(token, writeToken)) {
      return Right.WRITE;
    }
    return same(token, readToken) ? Right.READ : Right.NONE;
  }

  /** Compares in a time that tells nothing. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
