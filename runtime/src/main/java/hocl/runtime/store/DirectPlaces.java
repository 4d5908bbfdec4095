package hocl.runtime.store;

/**
 * The places of whole numbers that lie close together in a table: each number has a place of its
 * own, so that no two collide and a look-up needs no hash. Used by the reacting thread only.
 */
final class DirectPlaces {

  /** Stands for no first number of a table, since the numbers are too far apart. */
  static final long NONE = Long.MAX_VALUE;

  /** The inverse of the factor of {@link HashIndex#combine}, modulo 2^64. */
  private static final long INVERSE = inverse(HashIndex.combine(0, 1));

  private DirectPlaces() {}

  /**
   * The inverse of an odd number, by Newton's iteration: each round doubles the number of low bits
   * that are right.
   */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /** The number of which {@link HashIndex#combine} made a key, as its only part. */
  static long number(long key) {
    return key * INVERSE;
  }

  /**
   * Chooses the number for the first place of a table with a place for each number of the passive
   * rows.
   *
   * @param numbers the numbers by row
   * @param adding a row that is being added, wherever it stands; or {@link HashIndex#NOBODY}
   * @param length the number of places
   * @return the number, or {@link #NONE} if the table is too short
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
   * Chooses the number for the first place of a table with a place for each number from a least to
   * a greatest one. That is 0 if the table reaches all of them then, since most numberings begin
   * there; otherwise a little less than the least, so that there is room on both sides.
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
