package hocl.runtime.receipt;

import hocl.runtime.atom.Atoms;
import java.util.HexFormat;
import java.util.List;

/**
 * A proof that an atom is in a solution, for those who have nothing but the root of its {@link
 * AtomTree}: the audit path of RFC 6962, section 2.1.1. What comes from elsewhere may hold
 * anything.
 *
 * @param atom the digest of the atom, in hexadecimal digits
 * @param count how often it is in the solution
 * @param leaf the place of its leaf, from 0
 * @param leaves the number of leaves
 * @param path the hashes beside those on the way to the root, in hexadecimal digits, those near the
 *     leaf first
 */
public record Inclusion(String atom, long count, int leaf, int leaves, List<String> path) {

  /** The digits of a hash: small letters, so that a hash has one text. */
  private static final String HASH = "[0-9a-f]{64}";

  /** Copies the path. */
  public Inclusion {
    path = List.copyOf(path);
  }

  /** The digest of an atom, in hexadecimal digits. */
  public static String digest(Object atom) {
    return HexFormat.of().formatHex(Atoms.digest(atom));
  }

  /** Whether a text is a hash in hexadecimal digits. */
  public static boolean isHash(String text) {
    return text.matches(HASH);
  }

  /** Whether the proof leads to a root. */
  public boolean leadsTo(String root) {
    if (!isHash(root) || !isHash(atom) || count < 1 || !path.stream().allMatch(Inclusion::isHash)) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    byte[] found =
        MerkleTree.rootFrom(
            AtomTree.leaf(hex.parseHex(atom), count),
            leaf,
            leaves,
            path.stream().map(hex::parseHex).toList());
    return found != null && hex.formatHex(found).equals(root);
  }
}
