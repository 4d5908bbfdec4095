package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import java.util.function.ObjIntConsumer;

/**
 * Passes the atoms of a solution with their serial numbers, while a run is recorded. Used by the
 * reacting thread only.
 */
public final class SerialAtoms {

  private SerialAtoms() {}

  /**
   * Calls the consumer with each atom, as a value, and its serial number.
   *
   * @param solution the outermost solution of a run that is recorded
   */
  public static void forEach(ReactingSolution solution, ObjIntConsumer<Object> out) {
    solution.open();
    for (int i = 0; i < solution.speciesCount(); i++) {
      forEach(solution.speciesAt(i), out);
    }
    solution
        .waitingAtoms()
        .forEachEntry(entry -> out.accept(Atoms.freeze(entry.atom), entry.serial));
  }

  private static void forEach(Species species, ObjIntConsumer<Object> out) {
    // makes rows of the whole supply
    species.reserve(0);
    for (int row = species.first(); row < species.passiveEnd(); row++) {
      if (!species.isDead(row)) {
        out.accept(Atoms.freeze(species.atom(row)), species.serial(row));
      }
    }
    for (int row = species.activeStart(); row < species.end(); row++) {
      out.accept(Atoms.freeze(species.atom(row)), species.serial(row));
    }
  }
}
