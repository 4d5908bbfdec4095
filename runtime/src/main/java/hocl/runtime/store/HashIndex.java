package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.store.Shape.Column;
import java.util.Arrays;

/**
 * A hash index over some columns of the passive rows of a species. The rows of a bucket form a ring
 * in order of arrival, linked through two arrays beside the columns; keys of one bucket may differ,
 * so who walks a ring compares. Adding and removing a row take constant time whatever the keys are.
 */
public final class HashIndex {

  static final HashIndex[] NONE = new HashIndex[0];

  private final Species species;
  private final int columns;
  private int[] heads;
  private int[] next;
  private int[] previous;

  /**
   * The hash that each row was linked under. A key may change while its row is linked: a solution
   * in it gives its atoms away before the row is removed, or reacts.
   */
  private int[] hashes;

  private int size;

  HashIndex(Species species, int columns, int capacity) {
    this.species = species;
    this.columns = columns;
    this.heads = new int[0];
    this.next = new int[capacity];
    this.previous = new int[capacity];
    this.hashes = new int[capacity];
    rebuild();
  }

  /** The columns of the key, a bit for each. */
  public int columns() {
    return columns;
  }

  /** The hash of an Int as a key part. */
  public static long hash(long value) {
    long h = value * 0x9E3779B97F4A7C15L;
    return h ^ h >>> 32;
  }

  /** The hash of any atom as a key part; equal atoms have equal hashes. */
  public static long hash(Object value) {
    return switch (value) {
      case Long v -> hash((long) v);
      case Double v -> hash(Double.doubleToRawLongBits(v));
      default -> hash((long) Atoms.hash(value));
    };
  }

  /** Combines the hash of the columns before with that of the next one; begin with 0. */
  public static long combine(long before, long part) {
    return (before ^ part) * 0xD6E8FEB86659FD93L;
  }

  private long keyOf(int row) {
    long key = 0;
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      int column = Integer.numberOfTrailingZeros(rest);
      long part;
      if (species.shape().column(column) == Column.OBJECT) {
        part = hash(species.get(column, row));
      } else {
        part = hash(species.longs(column)[row]);
      }
      key = combine(key, part);
    }
    return key;
  }

  /** The bits of a key's hash that choose the bucket, however many buckets there are. */
  private static int foldKey(long key) {
    return (int) (key >>> 33);
  }

  private int bucket(int hash) {
    return hash & heads.length - 1;
  }

  /** The oldest row of the bucket of a key, or -1. */
  public int first(long key) {
    return heads[bucket(foldKey(key))] - 1;
  }

  /** The row after a row in the ring of its bucket; after the youngest comes the oldest again. */
  public int next(int row) {
    return next[row];
  }

  void add(int row) {
    if (size >= heads.length) {
      grow();
    }
    size++;
    hashes[row] = foldKey(keyOf(row));
    link(row);
  }

  private void link(int row) {
    int bucket = bucket(hashes[row]);
    int head = heads[bucket] - 1;
    if (head < 0) {
      heads[bucket] = row + 1;
      next[row] = row;
      previous[row] = row;
    } else {
      int last = previous[head];
      next[last] = row;
      previous[row] = last;
      next[row] = head;
      previous[head] = row;
    }
  }

  void remove(int row) {
    size--;
    int bucket = bucket(hashes[row]);
    int after = next[row];
    if (after == row) {
      heads[bucket] = 0;
      return;
    }
    int before = previous[row];
    next[before] = after;
    previous[after] = before;
    if (heads[bucket] == row + 1) {
      heads[bucket] = after + 1;
    }
  }

  void resize(int capacity) {
    next = Arrays.copyOf(next, capacity);
    previous = Arrays.copyOf(previous, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
  }

  private void grow() {
    heads = new int[Math.max(4, heads.length * 2)];
    relink(false);
  }

  void rebuild() {
    size = species.passive();
    int buckets = Math.max(4, Integer.highestOneBit(Math.max(1, size)) * 2);
    heads = new int[buckets];
    relink(true);
  }

  /**
   * Links every passive row that is indexed, that is, all but one that is being added.
   *
   * @param anew whether the hashes are to be made anew because rows have moved
   */
  private void relink(boolean anew) {
    int linked = 0;
    for (int row = species.first(); linked < size; row++) {
      if (!species.isDead(row)) {
        if (anew) {
          hashes[row] = foldKey(keyOf(row));
        }
        link(row);
        linked++;
      }
    }
  }
}
