package hocl.runtime.store;

import java.util.Arrays;

/**
 * The passive rows of one solution that have not been tried since they came, in no particular
 * order, so that one can be drawn in constant time. Used by the reacting thread only.
 */
final class Untried {

  private UntriedRows[] owners = new UntriedRows[8];
  private int[] rows = new int[8];
  private int size;

  int size() {
    return size;
  }

  /** The species of the row at a place, counted from 0. */
  Species species(int place) {
    return owners[place].species();
  }

  /** The row at a place, counted from 0. */
  int row(int place) {
    return rows[place];
  }

  /** Adds a row of a species; returns its place. */
  int add(UntriedRows owner, int row) {
    if (size == rows.length) {
      owners = Arrays.copyOf(owners, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
    }
    owners[size] = owner;
    rows[size] = row;
    return size++;
  }

  /** Takes out the row at a place; the last row comes to that place. */
  void remove(int place) {
    size--;
    if (place != size) {
      owners[place] = owners[size];
      rows[place] = rows[size];
      owners[place].isAt(rows[place], place);
    }
  }

  /** Changes the number of the row at a place, which has moved. */
  void moved(int place, int row) {
    rows[place] = row;
  }
}
