package hocl.runtime.store;

import java.util.Arrays;

/** The rows of one species that are in {@link Untried}. Used by the reacting thread only. */
final class UntriedRows {

  private final Species species;
  private final Untried all;

  /** For each row its place in {@link #all} plus one, or 0; rows beyond the end are not in. */
  private int[] places = new int[4];

  UntriedRows(Species species, Untried all) {
    this.species = species;
    this.all = all;
  }

  Species species() {
    return species;
  }

  /** Adds a row that is not in. */
  void add(int row) {
    if (row >= places.length) {
      places = Arrays.copyOf(places, Math.max(row + 1, 2 * places.length));
    }
    places[row] = all.add(this, row) + 1;
  }

  /** Takes a row out, if it is in. */
  void remove(int row) {
    if (row < places.length && places[row] != 0) {
      int place = places[row] - 1;
      places[row] = 0;
      all.remove(place);
    }
  }

  /** Renumbers a row, if it is in. */
  void move(int from, int to) {
    if (from < places.length && places[from] != 0) {
      int place = places[from];
      places[from] = 0;
      places[to] = place;
      all.moved(place - 1, to);
    }
  }

  /** Notes the place of a row that is in. */
  void isAt(int row, int place) {
    places[row] = place + 1;
  }
}
