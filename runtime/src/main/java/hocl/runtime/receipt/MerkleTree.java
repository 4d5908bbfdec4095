package hocl.runtime.receipt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash tree of RFC 6962, section 2.1, with SHA-256. The hash of a leaf begins with a byte 0 and
 * that of an inner node with a byte 1, so that neither can be taken for the other; a tree of n
 * leaves has on its left the largest power of two below n. Immutable.
 */
final class MerkleTree {

  /** The number of bytes of a hash. */
  static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final List<byte[]> hashes;

  /**
   * A tree.
   *
   * @param leaves the content of each leaf, in order
   */
  MerkleTree(List<byte[]> leaves) {
    this.hashes = leaves.stream().map(MerkleTree::leaf).toList();
  }

  /** The hash of the whole; of no leaf at all that of no bytes. */
  byte[] root() {
    return hashes.isEmpty() ? sha().digest() : root(0, hashes.size());
  }

  private byte[] root(int from, int to) {
    if (to - from == 1) {
      return hashes.get(from);
    }
    int middle = from + left(to - from);
    return node(root(from, middle), root(middle, to));
  }

  /** The hashes by which the root follows from a leaf, those near the leaf first. */
  List<byte[]> path(int leaf) {
    List<byte[]> path = new ArrayList<>();
    addPath(leaf, 0, hashes.size(), path);
    return path;
  }

  private void addPath(int leaf, int from, int to, List<byte[]> path) {
    if (to - from > 1) {
      int middle = from + left(to - from);
      if (leaf < middle) {
        addPath(leaf, from, middle, path);
        path.add(root(middle, to));
      } else {
        addPath(leaf, middle, to, path);
        path.add(root(from, middle));
      }
    }
  }

  /**
   * The root that follows from a leaf and a path, or null if a tree of that size has no such path.
   *
   * @param content the content of the leaf
   * @param leaf its place, from 0
   * @param size the number of leaves
   */
  static byte @Nullable [] rootFrom(byte[] content, int leaf, int size, List<byte[]> path) {
    return leaf < 0 || leaf >= size ? null : rootAbove(leaf(content), leaf, size, path);
  }

  private static byte @Nullable [] rootAbove(byte[] hash, int leaf, int size, List<byte[]> path) {
    if (size == 1 || path.isEmpty()) {
      return size == 1 && path.isEmpty() ? hash : null;
    }
    int left = left(size);
    byte[] beside = path.getLast();
    List<byte[]> below = path.subList(0, path.size() - 1);
    byte[] here =
        leaf < left
            ? rootAbove(hash, leaf, left, below)
            : rootAbove(hash, leaf - left, size - left, below);
    if (here == null) {
      return null;
    }
    return leaf < left ? node(here, beside) : node(beside, here);
  }

  /** The largest power of two below a number above 1. */
  private static int left(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static byte[] leaf(byte[] content) {
    MessageDigest sha = sha();
    sha.update(LEAF);
    return sha.digest(content);
  }

  private static byte[] node(byte[] left, byte[] right) {
    MessageDigest sha = sha();
    sha.update(NODE);
    sha.update(left);
    return sha.digest(right);
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
