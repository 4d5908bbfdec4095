package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.store.Shape.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash index over some columns of the passive rows of a species. The rows of a bucket form a ring
 * in order of arrival, linked through an array beside the columns; keys of one bucket may differ,
 * so who walks a ring compares. Adding and removing a row take constant time whatever the keys are.
 *
 * <p>It takes 8 bytes a row of the species and 4 to 8 an indexed row; 4 more a row if a column of
 * the key holds objects. A LONG or DOUBLE of the key stays as it is while its row is linked.
 */
public final class HashIndex {

  /** As long as there are few buckets, four for a row. */
  private static final int SMALL = 1 << 12;

  private final Species species;
  private final int columns;
  private int[] heads;

  /** How far a hash of 32 bits is shifted to give the number of a bucket. */
  private int shift;

  /** For each row the next of its ring and, beside it, the previous one. */
  private int[] links;

  /**
   * The hash that each row was linked under, kept only for keys with objects. Such a key may change
   * while its row is linked: a solution in it gives its atoms away before the row is removed, or
   * reacts. Hashes of other keys are made again when they are needed.
   */
  private int @Nullable [] hashes;

  private int size;

  /** The column of a key that is one number, as an array of the species; else null. */
  private long @Nullable [] numbers;

  HashIndex(Species species, int columns, int capacity) {
    this.species = species;
    this.columns = columns;
    this.heads = new int[0];
    this.links = new int[2 * capacity];
    this.hashes = hasObjects() ? new int[capacity] : null;
    fetchNumbers();
    rebuild();
  }

  private void fetchNumbers() {
    if (hashes == null && Integer.bitCount(columns) == 1 && links.length > 0) {
      numbers = species.longs(Integer.numberOfTrailingZeros(columns));
    }
  }

  private boolean hasObjects() {
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      if (species.shape().column(Integer.numberOfTrailingZeros(rest)) == Column.OBJECT) {
        return true;
      }
    }
    return false;
  }

  /** The columns of the key, a bit for each. */
  public int columns() {
    return columns;
  }

  /** The hash of an Int as a key part: the Int, for {@link #combine} spreads it. */
  public static long hash(long value) {
    return value;
  }

  /** The hash of any atom as a key part; equal atoms have equal hashes. */
  public static long hash(Object value) {
    return switch (value) {
      case Long v -> hash((long) v);
      case Double v -> hash(Double.doubleToRawLongBits(v));
      default -> hash((long) Atoms.hash(value));
    };
  }

  /**
   * Combines the hash of the columns before with that of the next one; begin with 0. Multiplicative
   * hashing (Knuth, volume 3, section 6.4): keys in a row fall far apart, so numbered things hardly
   * collide.
   */
  public static long combine(long before, long part) {
    return (Long.rotateLeft(before, 29) ^ part) * 0x9E3779B97F4A7C15L;
  }

  /** The hash of a row whose key has no objects. */
  private int plainHash(int row) {
    if (numbers != null) {
      return foldKey(combine(0, hash(numbers[row])));
    }
    long key = 0;
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      key = combine(key, hash(species.longs(Integer.numberOfTrailingZeros(rest))[row]));
    }
    return foldKey(key);
  }

  private int objectHash(int row) {
    long key = 0;
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      key = combine(key, hash(species.get(Integer.numberOfTrailingZeros(rest), row)));
    }
    return foldKey(key);
  }

  private int linkedHash(int row) {
    return hashes == null ? plainHash(row) : hashes[row];
  }

  /** The bits of a key's hash that choose the bucket, however many buckets there are. */
  private static int foldKey(long key) {
    return (int) (key >>> 32);
  }

  private int bucket(int hash) {
    return hash >>> shift;
  }

  /** The oldest row of the bucket of a key, or -1. */
  public int first(long key) {
    return heads[bucket(foldKey(key))] - 1;
  }

  /** The row after a row in the ring of its bucket; after the youngest comes the oldest again. */
  public int next(int row) {
    return links[row << 1];
  }

  void add(int row) {
    if (size >= heads.length || (heads.length < SMALL && size * 4 >= heads.length)) {
      grow();
    }
    size++;
    if (hashes != null) {
      hashes[row] = objectHash(row);
    }
    link(row);
  }

  private void link(int row) {
    int bucket = bucket(linkedHash(row));
    int head = heads[bucket] - 1;
    if (head < 0) {
      heads[bucket] = row + 1;
      connect(row, row);
    } else {
      int last = links[(head << 1) + 1];
      connect(last, row);
      connect(row, head);
    }
  }

  private void connect(int before, int after) {
    links[before << 1] = after;
    links[(after << 1) + 1] = before;
  }

  void remove(int row) {
    size--;
    int bucket = bucket(linkedHash(row));
    int after = links[row << 1];
    if (after == row) {
      heads[bucket] = 0;
      return;
    }
    connect(links[(row << 1) + 1], after);
    if (heads[bucket] == row + 1) {
      heads[bucket] = after + 1;
    }
  }

  void resize(int capacity) {
    links = Arrays.copyOf(links, 2 * capacity);
    if (hashes != null) {
      hashes = Arrays.copyOf(hashes, capacity);
    }
    fetchNumbers();
  }

  private void grow() {
    makeHeads(Math.max(4, heads.length * 2));
    relink();
  }

  private void makeHeads(int buckets) {
    heads = new int[buckets];
    shift = 32 - Integer.numberOfTrailingZeros(buckets);
  }

  void rebuild() {
    size = species.passive();
    int buckets =
        Math.max(4, Integer.highestOneBit(Math.max(1, size)) * (size * 8 < SMALL ? 8 : 2));
    if (buckets == heads.length) {
      Arrays.fill(heads, 0);
    } else {
      makeHeads(buckets);
    }
    if (hashes != null) {
      for (int row = species.first(); row < species.passiveEnd(); row++) {
        if (!species.isDead(row)) {
          hashes[row] = objectHash(row);
        }
      }
    }
    relink();
  }

  /** Links every passive row that is indexed, that is, all but one that is being added. */
  private void relink() {
    int linked = 0;
    for (int row = species.first(); linked < size; row++) {
      if (!species.isDead(row)) {
        link(row);
        linked++;
      }
    }
  }
}
