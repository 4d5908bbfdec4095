package hocl.runtime.ledger;

import java.util.function.Consumer;

/**
 * Sets of k places among n, numbered without gaps: the combinatorial number system (Knuth, The Art
 * of Computer Programming 4A, section 7.2.1.3).
 */
final class Combinations {

  private Combinations() {}

  /** The number of sets of k among n; a number above a million may be any above a million. */
  static long count(int n, int k) {
    long count = 1;
    for (int i = 1; i <= k; i++) {
      count = count * (n - k + i) / i;
      if (count > 1_000_000L * (k + 1)) {
        return count;
      }
    }
    return count;
  }

  /** The number of a set, from 0; its places increase. */
  static int rank(int[] places) {
    long rank = 0;
    for (int i = 0; i < places.length; i++) {
      rank += places[i] <= i ? 0 : count(places[i], i + 1);
    }
    return (int) rank;
  }

  /** Visits every set of k of some places; the array that is given is used again for each. */
  static void each(int[] places, int k, Consumer<int[]> visitor) {
    each(places, 0, new int[k], 0, visitor);
  }

  private static void each(
      int[] places, int from, int[] chosen, int size, Consumer<int[]> visitor) {
    if (size == chosen.length) {
      visitor.accept(chosen);
      return;
    }
    int last = places.length - (chosen.length - size);
    for (int i = from; i <= last; i++) {
      chosen[size] = places[i];
      each(places, i + 1, chosen, size + 1, visitor);
    }
  }
}
