package hocl.runtime.balance;

/**
 * A key of 128 bits for {@link Balance}: it decides how atoms are hashed. Draw it from a generator
 * for secrets where the atoms come from elsewhere. Immutable; any thread may use it.
 */
public final class BalanceKey {
  /** The odd number next to the golden ratio, as in Sebastiano Vigna's SplitMix64. */
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private static final int HALF = Long.SIZE / 2;

  /** The purpose for which the secret factors are drawn; others begin at 1. */
  private static final int FACTOR = 0;

  private final long first;
  private final long second;
  private final long firstFactor;
  private final long secondFactor;

  private BalanceKey(long first, long second) {
    this.first = first;
    this.second = second;
    this.firstFactor = first(FACTOR, 0) | 1;
    this.secondFactor = second(FACTOR, 0) | 1;
  }

  /** The key of 128 given bits. */
  public static BalanceKey of(long first, long second) {
    return new BalanceKey(mixFirst(first + STEP), mixSecond(second - STEP));
  }

  /** A number of the first half that is drawn for some purpose. */
  long first(int purpose, long detail) {
    return mixFirst(mixFirst(first + purpose * STEP) + detail);
  }

  /** The same for the second half. */
  long second(int purpose, long detail) {
    return mixSecond(mixSecond(second + purpose * STEP) + detail);
  }

  /**
   * The bits, mixed one to one, before the next part of a sequence is added, for the first half.
   */
  long stepFirst(long bits) {
    return (bits ^ (bits >>> HALF)) * firstFactor;
  }

  /** The same for the second half. */
  long stepSecond(long bits) {
    return (bits ^ (bits >>> HALF)) * secondFactor;
  }

  /** Spreads bits; one to one (David Stafford's variant 13 of the finaliser of MurmurHash3). */
  static long mixFirst(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Spreads bits in another way (the finaliser of Austin Appleby's MurmurHash3). */
  static long mixSecond(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
