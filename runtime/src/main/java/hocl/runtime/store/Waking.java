package hocl.runtime.store;

import hocl.runtime.atom.Kind;

/**
 * Lets passive atoms of a species be tried again: because they changed in place, or because it is
 * their turn. Used by the reacting thread only.
 */
public final class Waking {

  private Waking() {}

  /** A passive atom is to be tried again. */
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
   * A passive atom is to be tried again, and other passive ones before it from now on, as if it had
   * just come in. No other row moves.
   */
  public static void renew(Species species, int row) {
    if (species.passive() == 1) {
      awaken(species, row);
    } else {
      activate(species, row);
    }
  }

  /** As {@link #renew}, also where the atom is the only passive one. */
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
   * Some columns of a row are about to change in place; the caller writes them and then calls
   * {@link #changed}. An atom that is passive is awake afterwards.
   *
   * @param columns a bit for each column that may change
   */
  public static void change(Species species, int row, int columns) {
    Indexes indexes = species.indexes;
    if ((indexes.columns() & columns) != 0 && row < species.passiveEnd) {
      indexes.change(row, columns);
    }
  }

  /** Some columns of a row have changed. */
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
   * {@link #change}: it is awake already, and there are no indexes and arrivals. Otherwise -1.
   */
  public static int firstToChange(Species species) {
    int row = species.first();
    boolean free = species.indexes.columns() == 0 && !species.keepsArrivals();
    return free ? species.awake.orNone(row) : -1;
  }

  /** Every row is passive from now on, and the active and awake ones are among the untried. */
  static void beginDraws(Species species, UntriedRows untried) {
    while (!species.awake.isEmpty()) {
      untried.add(species.awake.first());
      species.awake.removeFirst();
    }
    species.untried = untried;
    species.settleActive();
  }
}
