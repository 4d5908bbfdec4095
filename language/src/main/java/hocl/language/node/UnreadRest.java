package hocl.language.node;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.store.ReactingSolution;
import java.util.function.Consumer;

/** The atoms of a rest, still where they were matched: they are only copied where they must be. */
sealed interface UnreadRest permits Remainder, ListRest {

  /** The number of atoms. */
  int size();

  /** Passes each atom, living solutions as they are; those of a List in their order. */
  void forEach(Consumer<Object> consumer);

  /** The number of atoms that equal an atom. */
  default long count(Object atom) {
    long[] found = {0};
    forEach(element -> found[0] += Atoms.equal(atom, element) ? 1 : 0);
    return found[0];
  }

  /** The atoms, living solutions in them as they are; a sequence if they are from a List. */
  Molecule molecule();

  /** Puts the atoms into a solution. */
  void addTo(ReactingSolution target);
}
