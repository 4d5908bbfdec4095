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
    MessageDigest sha = sha();
    this.hashes = leaves.stream().map(content -> leaf(sha, content)).toList();
  }

  /** The hash of the whole; of no leaf at all that of no bytes. */
  byte[] root() {
    MessageDigest sha = sha();
    return hashes.isEmpty() ? sha.digest() : root(sha, 0, hashes.size());
  }

  private byte[] root(MessageDigest sha, int from, int to) {
    if (to - from == 1) {
      return hashes.get(from);
    }
    int middle = from + left(to - from);
    return node(sha, root(sha, from, middle), root(sha, middle, to));
  }

  /** The hashes by which the root follows from a leaf, those near the leaf first. */
  List<byte[]> path(int leaf) {
    List<byte[]> path = new ArrayList<>();
    addPath(sha(), leaf, 0, hashes.size(), path);
    return path;
  }

  private void addPath(MessageDigest sha, int leaf, int from, int to, List<byte[]> path) {
    if (to - from > 1) {
      int middle = from + left(to - from);
      if (leaf < middle) {
        addPath(sha, leaf, from, middle, path);
        path.add(root(sha, middle, to));
      } else {
        addPath(sha, leaf, middle, to, path);
        path.add(root(sha, from, middle));
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
    MessageDigest sha = sha();
    return leaf < 0 || leaf >= size ? null : rootAbove(sha, leaf(sha, content), leaf, size, path);
  }

  private static byte @Nullable [] rootAbove(
      MessageDigest sha, byte[] hash, int leaf, int size, List<byte[]> path) {
    if (size == 1 || path.isEmpty()) {
      return size == 1 && path.isEmpty() ? hash : null;
    }
    int left = left(size);
    byte[] beside = path.getLast();
    List<byte[]> below = path.subList(0, path.size() - 1);
    byte[] here =
        leaf < left
            ? rootAbove(sha, hash, leaf, left, below)
            : rootAbove(sha, hash, leaf - left, size - left, below);
    if (here == null) {
      return null;
    }
    return leaf < left ? node(sha, here, beside) : node(sha, beside, here);
  }

  /** The largest power of two below a number above 1. */
  private static int left(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static byte[] leaf(MessageDigest sha, byte[] content) {
    sha.update(LEAF);
    return sha.digest(content);
  }

  private static byte[] node(MessageDigest sha, byte[] left, byte[] right) {
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
