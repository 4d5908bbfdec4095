package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.store.Shape.Column;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hash index over some columns of the passive rows of a species. The rows of a bucket form a ring
 * in order of arrival, linked through an array. Keys of one bucket may differ, so a walk round a
 * ring compares keys. Adding and removing a row take constant time. Used by one thread.
 *
 * <p>Where the key is one number, and the numbers lie close together, each number has a bucket of
 * its own ({@link DirectPlaces}); when a number comes that lies far away, buckets are chosen by
 * hashes. Both ways are compared whenever the buckets are to grow.
 *
 * <p>It takes 8 bytes a row of the species and 4 to 8 an indexed row; 4 more a row if a column of
 * the key holds objects. A LONG or DOUBLE of the key must not change while its row is linked.
 */
public final class HashIndex {

  /** The number of buckets below which there are four for a row, and from which on at least one. */
  private static final int SMALL = 1 << 12;

  /** An empty index, for look-ups in a species without passive rows. */
  public static final HashIndex EMPTY = new HashIndex();

  static final int NOBODY = -1;

  /** The number of times that a table of one length may begin at another number. */
  private static final int MOST_MOVES = 16;

  private final @Nullable Species species;
  private final int columns;

  /**
   * For each bucket 0 if it is empty, the number of its only row with all bits inverted, or the
   * number of the oldest row of its ring plus 1.
   */
  private int[] rings;

  /** The number of bits by which a hash of 32 bits is shifted to give the number of a bucket. */
  private int shift;

  /** Whether each number has a bucket of its own, the number {@code start} the first one. */
  private boolean direct;

  private long start;

  /** The number of times that the table began at another number since it got its length. */
  private int moves;

  /** For each row of a ring the next one and, beside it, the previous one. */
  private int[] links;

  /**
   * The hash that each row was linked under, kept only for keys with objects. Such a key may change
   * while its row is linked: a solution in the key gives its atoms away before the row is removed,
   * or reacts. Hashes of other keys are computed when they are needed.
   */
  private int @Nullable [] hashes;

  /**
   * Whether objects are hashed with the secret key of this process ({@link KeyedHash}), since far
   * too many different ones had one hash. The order of rows does not depend on that.
   */
  private boolean keyed;

  private int size;

  /** The number of rows from which on there should be more buckets. */
  private int most;

  /** The first column of a key that is one or two numbers, as an array of the species; or null. */
  private long @Nullable [] numbers;

  /** The second column of a key that is two numbers, likewise; or null. */
  private long @Nullable [] seconds;

  HashIndex(Species species, int columns, int capacity) {
    this.species = species;
    this.columns = columns;
    this.rings = new int[0];
    this.links = new int[2 * capacity];
    this.hashes = hasObjects() ? new int[capacity] : null;
    fetchNumbers();
    rebuild();
  }

  private HashIndex() {
    this.species = null;
    this.columns = 0;
    this.links = new int[0];
    makeRings(4);
  }

  private Species species() {
    return Objects.requireNonNull(species);
  }

  private void fetchNumbers() {
    if (hashes == null && Integer.bitCount(columns) <= 2 && links.length > 0) {
      int one = Integer.numberOfTrailingZeros(columns);
      numbers = species().longs(one);
      int rest = columns & ~(1 << one);
      seconds = rest == 0 ? null : species().longs(Integer.numberOfTrailingZeros(rest));
    }
  }

  private boolean hasObjects() {
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      if (species().shape().column(Integer.numberOfTrailingZeros(rest)) == Column.OBJECT) {
        return true;
      }
    }
    return false;
  }

  /** The columns of the key, a bit for each. */
  public int columns() {
    return columns;
  }

  /** The hash of an Int as a part of a key: the Int itself, since {@link #combine} spreads it. */
  public static long hash(long value) {
    return value;
  }

  /** The hash of an atom as a part of a key of this index, until a row is added or removed. */
  public long part(Object value) {
    boolean isPlain = value instanceof Long || value instanceof Double;
    return keyed && !isPlain ? KeyedHash.of(value) : hash(value);
  }

  /** The hash of any atom as a part of a key; equal atoms have equal hashes. */
  public static long hash(Object value) {
    return switch (value) {
      case Long v -> hash((long) v);
      case Double v -> hash(Double.doubleToRawLongBits(v));
      default -> hash((long) Atoms.hash(value));
    };
  }

  /**
   * Combines the hash of the columns before, 0 at first, with that of the next column. This is
   * multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4):
   * consecutive numbers fall far apart and hardly collide.
   */
  public static long combine(long before, long part) {
    return (Long.rotateLeft(before, 29) ^ part) * 0x9E3779B97F4A7C15L;
  }

  /** The hash of a row whose key has no objects. */
  private int plainHash(int row) {
    if (numbers != null) {
      long first = combine(0, hash(numbers[row]));
      return foldKey(seconds == null ? first : combine(first, hash(seconds[row])));
    }
    long key = 0;
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      key = combine(key, hash(species().longs(Integer.numberOfTrailingZeros(rest))[row]));
    }
    return foldKey(key);
  }

  private int objectHash(int row) {
    long key = 0;
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      key = combine(key, part(species().get(Integer.numberOfTrailingZeros(rest), row)));
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

  /**
   * The ring of the rows that may have a key, combined by {@link #combine}; 0 if there are none. It
   * is for {@link #oldest} and {@link #after}, and valid until a row is added or removed.
   */
  public int ring(long key) {
    if (direct) {
      long number = DirectPlaces.number(key);
      return hasPlace(number) ? rings[(int) (number - start)] : 0;
    }
    return rings[foldKey(key) >>> shift];
  }

  /** The oldest row of a ring. */
  public static int oldest(int ring) {
    return ring < 0 ? ~ring : ring - 1;
  }

  /** The row after a row of a ring; after the youngest comes the oldest again. */
  public int after(int ring, int row) {
    return ring < 0 ? row : links[row << 1];
  }

  void add(int row) {
    if (size >= most) {
      grow(row);
    }
    size++;
    if (hashes != null) {
      hashes[row] = objectHash(row);
    }
    link(row);
  }

  private long number(int row) {
    return Objects.requireNonNull(numbers)[row];
  }

  private boolean hasPlace(long number) {
    long place = number - start;
    return place >= 0 && place < rings.length;
  }

  private int bucketOf(int row) {
    return direct ? (int) (number(row) - start) : linkedHash(row) >>> shift;
  }

  private void link(int row) {
    if (direct && !hasPlace(number(row))) {
      spread(row);
    }
    int bucket = bucketOf(row);
    if (rings[bucket] == 0) {
      rings[bucket] = ~row;
    } else {
      join(bucket, row);
    }
  }

  /** Links a row as the youngest of a bucket. */
  private void join(int bucket, int row) {
    int ring = rings[bucket];
    int oldest = oldest(ring);
    int youngest = oldest;
    if (ring < 0) {
      rings[bucket] = oldest + 1;
    } else {
      youngest = links[(oldest << 1) + 1];
    }
    connect(youngest, row);
    connect(row, oldest);
  }

  private void connect(int before, int after) {
    links[before << 1] = after;
    links[(after << 1) + 1] = before;
  }

  void remove(int row) {
    size--;
    int bucket = bucketOf(row);
    int ring = rings[bucket];
    if (ring < 0) {
      rings[bucket] = 0;
      return;
    }
    leave(bucket, ring, row);
  }

  /** Takes a row out of the ring of a bucket. */
  private void leave(int bucket, int ring, int row) {
    int after = links[row << 1];
    int before = links[(row << 1) + 1];
    if (after == before) {
      rings[bucket] = ~after;
      return;
    }
    connect(before, after);
    if (ring == row + 1) {
      rings[bucket] = after + 1;
    }
  }

  void resize(int capacity) {
    links = Arrays.copyOf(links, 2 * capacity);
    if (hashes != null) {
      hashes = Arrays.copyOf(hashes, capacity);
    }
    fetchNumbers();
  }

  private void grow(int adding) {
    int buckets = Math.max(4, rings.length * (rings.length < SMALL ? 4 : 2));
    if (!species().host().store().fits(() -> makeRings(buckets))) {
      most = Integer.MAX_VALUE;
      return;
    }
    choose(adding);
    relink(adding);
    if (hashes != null && !keyed && Flood.isIn(this, rings, hashes, species())) {
      keyed = true;
      hashAll(hashes);
      Arrays.fill(rings, 0);
      relink(adding);
    }
  }

  /** Changes the buckets for a row whose number has none. */
  private void spread(int adding) {
    int buckets = Math.max(rings.length, bucketsFor(size));
    if (buckets == rings.length || !species().host().store().fits(() -> makeRings(buckets))) {
      Arrays.fill(rings, 0);
      moves++;
    }
    choose(adding);
    relink(adding);
  }

  /** Gives each number a bucket of its own if there are enough; otherwise goes by hashes. */
  private void choose(int adding) {
    long first = DirectPlaces.NONE;
    if (numbers != null && seconds == null && moves < MOST_MOVES) {
      first = DirectPlaces.start(species(), numbers, adding, rings.length);
    }
    direct = first != DirectPlaces.NONE;
    start = first;
    most = direct ? Integer.MAX_VALUE : mostIn(rings.length);
  }

  private void hashAll(int[] hashed) {
    for (int row = species().first(); row < species().passiveEnd(); row++) {
      if (!species().isDead(row)) {
        hashed[row] = objectHash(row);
      }
    }
  }

  private void makeRings(int buckets) {
    rings = new int[buckets];
    shift = 32 - Integer.numberOfTrailingZeros(buckets);
    most = mostIn(buckets);
    moves = 0;
  }

  private static int mostIn(int buckets) {
    return buckets < SMALL ? buckets / 4 : buckets;
  }

  private static int bucketsFor(int size) {
    int buckets = Math.max(4, Integer.highestOneBit(Math.max(1, size)) * 2);
    return buckets < SMALL ? Math.min(SMALL, buckets * 4) : buckets;
  }

  void rebuild() {
    size = species().passive();
    int buckets = bucketsFor(size);
    if (buckets == rings.length) {
      Arrays.fill(rings, 0);
    } else {
      makeRings(buckets);
    }
    if (hashes != null) {
      hashAll(hashes);
    }
    choose(NOBODY);
    relink(NOBODY);
  }

  /** Links every passive row but one that is being added, wherever it stands. */
  private void relink(int adding) {
    Species rows = species();
    if (numbers != null && seconds == null && !rows.hasDead()) {
      relinkNumbers(numbers, rows.passiveEnd(), adding);
      return;
    }
    for (int row = rows.first(); row < rows.passiveEnd(); row++) {
      if (row != adding && !rows.isDead(row)) {
        link(row);
      }
    }
  }

  /** The same for a key of one number, all rows alive: a loop that is fast uncompiled, too. */
  private void relinkNumbers(long[] keys, int end, int adding) {
    int[] buckets = rings;
    for (int row = 0; row < end; row++) {
      if (row != adding) {
        long key = keys[row];
        int bucket = direct ? (int) (key - start) : foldKey(combine(0, hash(key))) >>> shift;
        if (buckets[bucket] == 0) {
          buckets[bucket] = ~row;
        } else {
          join(bucket, row);
        }
      }
    }
  }
}
