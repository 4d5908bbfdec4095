package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbering of the atoms of an inner solution, which begins to react while a run is recorded.
 * Immutable.
 *
 * @param holder the serial number of the atom that holds the solution
 * @param place the place of the solution among those of that atom, from 0 in the order of its text,
 *     those inside other solutions left out
 * @param content the atoms of the solution, in the order of their numbers
 */
public record Opening(int holder, int place, Molecule content) {

  /** Numbers the atoms of a solution. */
  static Opening of(ReactingSolution solution, Waiting holder, Serials source) {
    List<Object> content = new ArrayList<>(solution.size());
    for (int i = 0; i < solution.speciesCount(); i++) {
      number(solution.speciesAt(i), source, content);
    }
    solution
        .waitingAtoms()
        .forEachEntry(entry -> {
          entry.serial = source.take();
          content.add(Atoms.freeze(entry.atom));
        });
    int[] before = {0};
    find(holder.atom, solution, before);
    return new Opening(holder.serial, before[0], Molecule.sequence(content.toArray()));
  }

  private static void number(Species species, Serials source, List<Object> content) {
    // makes rows of the whole supply
    species.reserve(0);
    species.number(source);
    for (int row = species.first(); row < species.passiveEnd(); row++) {
      if (!species.isDead(row)) {
        number(species, row, source, content);
      }
    }
    for (int row = species.activeStart(); row < species.end(); row++) {
      number(species, row, source, content);
    }
  }

  private static void number(Species species, int row, Serials source, List<Object> content) {
    species.renumber(row, source.take());
    content.add(Atoms.freeze(species.atom(row)));
  }

  /**
   * Looks for a solution in a value, and counts the solutions before it.
   *
   * @return whether the solution is there
   */
  @SuppressWarnings("ReferenceEquality") // a living solution is what it is by identity
  private static boolean find(Object value, ReactingSolution sought, int[] before) {
    switch (value) {
      case SolutionView solution -> {
        if (solution == sought) {
          return true;
        }
        before[0]++;
      }
      case Tuple tuple when tuple.holdsSolution() -> {
        for (int i = 0; i < tuple.arity(); i++) {
          if (find(tuple.get(i), sought, before)) {
            return true;
          }
        }
      }
      case ListAtom list when list.holdsSolution() -> {
        for (int i = 0; i < list.size(); i++) {
          if (find(list.get(i), sought, before)) {
            return true;
          }
        }
      }
      default -> {}
    }
    return false;
  }
}
