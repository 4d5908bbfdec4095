package hocl.runtime.gateway;

import java.util.Set;

/**
 * Says who may work for a gateway without being a member of its cluster.
 *
 * @param keys the public halves of the keys that are let in, in hexadecimal digits
 * @param byToken whether every key is let in that comes with the token for everything
 */
public record Admission(Set<String> keys, boolean byToken) {

  /** Lets none in. */
  public static final Admission NONE = new Admission(Set.of(), false);

  /** Lets those in that have the token. */
  public static final Admission TOKEN = new Admission(Set.of(), true);

  /** An admission. */
  public Admission {
    keys = Set.copyOf(keys);
  }

  /** Lets the holders of some keys in. */
  public static Admission of(Set<String> keys) {
    return new Admission(keys, false);
  }

  /**
   * Makes sure that a key is let in.
   *
   * @param right that the token of the request gives
   * @throws RefusedException if it is not
   */
  void check(String key, Access.Right right) throws RefusedException {
    if (keys.contains(key) || (byToken && right == Access.Right.WRITE)) {
      return;
    }
    throw new RefusedException(
        HttpCall.FORBIDDEN,
        "The gateway does not let the key " + key + " in.",
        byToken
            ? "Start the worker as the user who started the node, or set HOCL_TOKEN to its token."
            : "Its node has to be started with `--admit FILE`, and the key in that file.");
  }
}
