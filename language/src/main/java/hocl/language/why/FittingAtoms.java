package hocl.language.why;

import hocl.language.explore.ExplorationMeter;
import hocl.runtime.atom.Atoms;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The atoms of a solution that fit one head, by their places. */
final class FittingAtoms {

  private static final int[] NONE = new int[0];

  /** Spreads hashes over buckets. */
  private static final int SPREAD = 0x9E3779B9;

  private final Object[] atoms;
  private final int[] places;

  /** The atoms that would fit, but hold a solution that can still react. */
  private final int[] notInert;

  /** Whether all atoms were looked at. */
  private final boolean whole;

  /** For each bucket one more than the number of its first candidate, or null without an index. */
  private int @Nullable [] buckets;

  /** For each candidate one more than the number of the next one in its bucket, or 0. */
  private int[] next = NONE;

  private int[] hashes = NONE;
  private int bits;
  private @Nullable List<int[]> equal;

  private FittingAtoms(Object[] atoms, int[] places, int[] notInert, boolean whole) {
    this.atoms = atoms;
    this.places = places;
    this.notInert = notInert;
    this.whole = whole;
  }

  /**
   * Looks at all atoms.
   *
   * @param own the place of the rule itself, which it never matches
   */
  static FittingAtoms of(HeadTest test, Object[] atoms, int own, Inertness inertness) {
    Growing fitting = new Growing();
    Growing active = new Growing();
    boolean whole = true;
    try {
      for (int i = 0; i < atoms.length; i++) {
        if (i != own && test.fits(atoms[i])) {
          (inertness.of(atoms[i]) ? fitting : active).add(i);
        }
      }
    } catch (ExplorationMeter.Spent spent) {
      whole = false;
    }
    return new FittingAtoms(atoms, fitting.toArray(), active.toArray(), whole);
  }

  /** Places that are added one after another. */
  private static final class Growing {
    private int[] values = new int[4];
    private int count;

    void add(int value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, count);
    }
  }

  int size() {
    return places.length;
  }

  boolean isWhole() {
    return whole;
  }

  int[] places() {
    return places;
  }

  int[] notInert() {
    return notInert;
  }

  /**
   * Calls the consumer with the place of each candidate whose key is this one.
   *
   * @param keyOf the key of an atom; the same function in every call
   */
  void forEachWithKey(Object key, UnaryOperator<@Nullable Object> keyOf, IntConsumer out) {
    int[] firsts = buckets;
    if (firsts == null) {
      firsts = index(keyOf);
      buckets = firsts;
    }
    int hash = Atoms.hash(key);
    for (int i = firsts[bucket(hash)]; i > 0; i = next[i - 1]) {
      if (hashes[i - 1] == hash) {
        Object found = keyOf.apply(atoms[places[i - 1]]);
        if (found != null && Atoms.equal(key, found)) {
          out.accept(places[i - 1]);
        }
      }
    }
  }

  private int bucket(int hash) {
    return (hash * SPREAD) >>> (Integer.SIZE - bits);
  }

  /** Makes chains of the candidates that share a bucket, in the order of their places. */
  private int[] index(UnaryOperator<@Nullable Object> keyOf) {
    bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(places.length));
    int[] first = new int[1 << bits];
    hashes = new int[places.length];
    next = new int[places.length];
    for (int i = places.length - 1; i >= 0; i--) {
      Object key = keyOf.apply(atoms[places[i]]);
      hashes[i] = key == null ? 0 : Atoms.hash(key);
      int bucket = bucket(hashes[i]);
      next[i] = first[bucket];
      first[bucket] = i + 1;
    }
    return first;
  }

  /** The places of candidates, those of equal ones together. */
  Collection<int[]> equal() {
    List<int[]> groups = equal;
    if (groups == null) {
      Map<Object, Growing> growing = new LinkedHashMap<>();
      for (int place : places) {
        growing.computeIfAbsent(atoms[place], any -> new Growing()).add(place);
      }
      groups = growing.values().stream().map(Growing::toArray).toList();
      equal = groups;
    }
    return groups;
  }
}
