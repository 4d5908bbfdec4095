package hocl.runtime.store;

import hocl.runtime.atom.Kind;

/**
 * Lets passive atoms of a species be tried again: since they changed in place, or since they are
 * renewed. Used by the reacting thread only.
 */
public final class Waking {

  private Waking() {}

  /** Makes a passive atom awake, so that it is tried again where it is. */
  public static void awaken(Species species, int row) {
    if (!species.awake.has(row)) {
      awakenNow(species, row);
    }
  }

  private static void awakenNow(Species species, int row) {
    species.awake = species.awake.with(row);
    species.host().activated(species);
  }

  /**
   * Takes a passive atom out and lets it come in again behind all others, so that those behind it
   * are met before it. A rule, and the only passive atom of a species, is made awake instead. No
   * other row moves.
   */
  public static void renew(Species species, int row) {
    if (species.passive() == 1) {
      awaken(species, row);
    } else {
      activate(species, row);
    }
  }

  /** Renews an atom as {@link #renew} does, also if it is the only passive one. */
  static void activate(Species species, int row) {
    if (species.shape().kind() == Kind.RULE) {
      awaken(species, row);
      return;
    }
    species.takeAll();
    int capacity = species.capacity();
    species.makeCapacity(species.end < capacity ? capacity : capacity + (capacity >> 1) + 1);
    int to = species.appendAgain();
    species.pace.came -= species.presses;
    if (species.indexes.columns() != 0) {
      species.indexes.remove(row);
    }
    species.move(row, to);
    species.die(row);
    if (!species.awake.isEmpty()) {
      species.awake.forget(row);
    }
  }

  /**
   * Prepares the indexes for a change of some columns in place. The caller writes the columns and
   * then calls {@link #changed}, after which a passive atom is awake.
   *
   * @param columns a bit for each column that may change
   */
  public static void change(Species species, int row, int columns) {
    Indexes indexes = species.indexes;
    if ((indexes.columns() & columns) != 0 && row < species.passiveEnd) {
      indexes.change(row, columns);
    }
  }

  /**
   * Tells the indexes and notes that some columns of a row have changed, and makes a passive atom
   * awake.
   *
   * @param columns as for {@link #change}
   */
  public static void changed(Species species, int row, int columns) {
    if (row < species.passiveEnd) {
      if ((species.indexes.columns() & columns) != 0) {
        species.indexes.changed(row, columns);
      }
      awaken(species, row);
    }
    if (species.notes != null) {
      species.notes.changedNow(row, species.host());
    }
  }

  /**
   * The first passive row, of which there must be one, if its columns may change without a call of
   * {@link #change}: it is awake already, and the species has neither indexes nor an order of
   * arrival. Otherwise -1.
   */
  public static int firstToChange(Species species) {
    int row = species.first();
    boolean free = species.indexes.columns() == 0 && !species.keepsArrivals();
    return free ? species.awake.orNone(row) : -1;
  }

  /** Makes every row passive, and puts the active and awake ones among the untried. */
  static void beginDraws(Species species, UntriedRows untried) {
    while (!species.awake.isEmpty()) {
      untried.add(species.awake.first());
      species.awake.removeFirst();
    }
    species.untried = untried;
    species.settleActive();
  }
}
