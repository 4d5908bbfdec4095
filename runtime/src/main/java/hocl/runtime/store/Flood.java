package hocl.runtime.store;

import hocl.runtime.atom.Atoms;

/**
 * Finds out whether far too many different keys have one hash, as an attacker would choose them.
 */
final class Flood {

  /** The number of rows of one bucket that are compared. */
  private static final int COMPARED = 24;

  private Flood() {}

  /**
   * Whether some bucket of an index holds many keys that differ though their hashes do not.
   *
   * @param hashes the hash that each row was linked under
   */
  static boolean isIn(HashIndex index, int[] rings, int[] hashes, Species species) {
    for (int ring : rings) {
      if (ring > 0 && isIn(index, ring, hashes, species)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(HashIndex index, int ring, int[] hashes, Species species) {
    int oldest = HashIndex.oldest(ring);
    int differing = 0;
    int row = index.after(ring, oldest);
    for (int i = 0; i < COMPARED && row != oldest; i++) {
      if (hashes[row] == hashes[oldest] && !sameKey(index.columns(), species, row, oldest)) {
        differing++;
      }
      row = index.after(ring, row);
    }
    return differing > COMPARED / 2;
  }

  private static boolean sameKey(int columns, Species species, int one, int other) {
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      int column = Integer.numberOfTrailingZeros(rest);
      if (!Atoms.equal(species.get(column, one), species.get(column, other))) {
        return false;
      }
    }
    return true;
  }
}
