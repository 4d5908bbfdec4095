package hocl.runtime.receipt;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The hash tree over the atoms of a solution. There is a leaf for each different atom: its {@link
 * Atoms#digest} and, in 8 bytes with the highest first, how often it is there. Leaves are in the
 * order of their bytes, so equal solutions have equal trees, in every process. Immutable.
 */
public final class AtomTree {

  private static final HexFormat HEX = HexFormat.of();

  private final List<byte[]> leaves;
  private final MerkleTree tree;

  private AtomTree(List<byte[]> leaves) {
    this.leaves = leaves;
    this.tree = new MerkleTree(leaves);
  }

  /**
   * The tree of a solution.
   *
   * @throws IllegalArgumentException if a Java object is in it, which has no digest
   */
  public static AtomTree of(Solution solution) {
    List<byte[]> leaves = new ArrayList<>();
    Object last = null;
    long count = 0;
    for (Object atom : Atoms.inOrder(solution)) {
      if (last != null && !Atoms.equal(last, atom)) {
        leaves.add(leaf(Atoms.digest(last), count));
        count = 0;
      }
      last = atom;
      count++;
    }
    if (last != null) {
      leaves.add(leaf(Atoms.digest(last), count));
    }
    leaves.sort(Arrays::compareUnsigned);
    return new AtomTree(leaves);
  }

  /** The content of a leaf. */
  static byte[] leaf(byte[] digest, long count) {
    return ByteBuffer.allocate(MerkleTree.BYTES + Long.BYTES).put(digest).putLong(count).array();
  }

  /** The hash of the whole, in hexadecimal digits. */
  public String root() {
    return HEX.formatHex(tree.root());
  }

  /** The proof that an atom is in the solution, and how often; empty if it is not. */
  public Optional<Inclusion> find(Object atom) {
    byte[] digest = Atoms.digest(atom);
    int place = -1 - Collections.binarySearch(leaves, leaf(digest, 0), Arrays::compareUnsigned);
    if (place == leaves.size() || !isOf(digest, leaves.get(place))) {
      return Optional.empty();
    }
    long count = ByteBuffer.wrap(leaves.get(place)).getLong(MerkleTree.BYTES);
    List<String> path = tree.path(place).stream().map(HEX::formatHex).toList();
    return Optional.of(new Inclusion(HEX.formatHex(digest), count, place, leaves.size(), path));
  }

  private static boolean isOf(byte[] digest, byte[] leaf) {
    return Arrays.equals(digest, 0, digest.length, leaf, 0, digest.length);
  }
}
