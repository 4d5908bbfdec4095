package hocl.runtime.store;

/**
 * Where whole numbers that lie close together have their places in a table: each number its own, so
 * that no two meet and a look-up needs no hash. Used by the reacting thread only.
 */
final class DirectPlaces {

  /** No number is the first of a table, since the numbers are too far apart. */
  static final long NONE = Long.MAX_VALUE;

  /** The inverse of the factor of {@link HashIndex#combine}, modulo 2^64. */
  private static final long INVERSE = inverse(HashIndex.combine(0, 1));

  private DirectPlaces() {}

  /** Newton's iteration: each round doubles the number of low bits that are right. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /** The number that {@link HashIndex#combine} made a key of, as the only part. */
  static long number(long key) {
    return key * INVERSE;
  }

  /**
   * The number that has the first place of a table with a place for each number of the passive
   * rows.
   *
   * @param numbers the numbers by row
   * @param adding a row that is being added, wherever it stands; or {@link HashIndex#NOBODY}
   * @return {@link #NONE} if the table is too short
   */
  static long start(Species rows, long[] numbers, int adding, int length) {
    long least = adding == HashIndex.NOBODY ? Long.MAX_VALUE : numbers[adding];
    long greatest = adding == HashIndex.NOBODY ? Long.MIN_VALUE : numbers[adding];
    for (int row = rows.first(); row < rows.passiveEnd(); row++) {
      if (!rows.isDead(row)) {
        least = Math.min(least, numbers[row]);
        greatest = Math.max(greatest, numbers[row]);
      }
    }
    return start(least, greatest, length);
  }

  /**
   * As above for numbers from the least to the greatest: 0 where the table then reaches all of
   * them, since things are mostly numbered from there on; otherwise a little less than the least,
   * so that there is room on both sides.
   */
  static long start(long least, long greatest, int length) {
    long span = greatest - least;
    if (least > greatest || span < 0 || span >= length) {
      return NONE;
    }
    if (least >= 0 && greatest < length) {
      return 0;
    }
    long before = (length - 1 - span) / 4;
    long start = least < Long.MIN_VALUE + before ? Long.MIN_VALUE : least - before;
    return Math.min(start, Long.MAX_VALUE - length + 1);
  }
}
