package hocl.runtime.store;

/**
 * The numbers of a species as an {@link OrderedIndex} orders them: of a LONG column the Int, of a
 * DOUBLE column the place of the Float among all Floats. Used by the reacting thread only.
 */
public final class NumberPlaces {

  private final Species species;

  /** The DOUBLE columns, a bit for each. */
  private final int floats;

  NumberPlaces(Species species) {
    this.species = species;
    int mask = 0;
    for (int column = 0; column < Math.min(species.shape().width(), Integer.SIZE - 1); column++) {
      mask |= species.shape().column(column) == Shape.Column.DOUBLE ? 1 << column : 0;
    }
    this.floats = mask;
  }

  /** The number in a column of a row. */
  long of(int column, int row) {
    long value = species.longs(column)[row];
    return (floats & 1 << column) == 0 ? value : ofFloat(value);
  }

  /**
   * The place of a Float among all Floats. The bits of negative Floats are in the opposite order.
   *
   * @param bits the raw bits of the Float
   * @return a number that is ordered among other such numbers as the Float is among Floats
   */
  public static long ofFloat(long bits) {
    return bits ^ (bits >> 63 >>> 1);
  }
}
