package hocl.language.node;

import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.store.ReactingSolution;
import java.util.function.Consumer;

/**
 * Neighbours in a List.
 *
 * @param from the place of the first
 * @param to the place behind the last
 */
record ListRest(ListAtom list, int from, int to) implements UnreadRest {

  @Override
  public int size() {
    return to - from;
  }

  @Override
  public void forEach(Consumer<Object> consumer) {
    for (int i = from; i < to; i++) {
      consumer.accept(list.get(i));
    }
  }

  @Override
  public Molecule molecule() {
    Object[] atoms = new Object[size()];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = list.get(from + i);
    }
    return Molecule.sequence(atoms);
  }

  @Override
  public void addTo(ReactingSolution target) {
    target.addAll(molecule());
  }
}
