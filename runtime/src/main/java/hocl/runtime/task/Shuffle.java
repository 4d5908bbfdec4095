package hocl.runtime.task;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Other orders of atoms, drawn from a seed. For one thread. */
final class Shuffle {

  private final Random random;

  Shuffle(long seed) {
    random = new Random(seed);
  }

  /** Whether the order of its reactions is covered by what is shown of the rules around it. */
  static boolean isPlain(Molecule molecule) {
    boolean[] plain = {true};
    molecule.forEachRun((batch, from, count) -> {
      for (int column = 0; column < batch.width(); column++) {
        if (batch.column(column) == Column.OTHER) {
          for (int row = from; row < from + count; row++) {
            Object value = batch.get(column, row);
            plain[0] &= !(value instanceof Rule) && !Atoms.holdsSolution(value);
          }
        }
      }
    });
    return plain[0];
  }

  /** The same atoms in another order; those that are settled still come first. */
  List<Inputs.Charge> of(List<Inputs.Charge> charges) {
    List<Inputs.Charge> all = new ArrayList<>();
    for (Inputs.Charge charge : charges) {
      List<Object> atoms = new ArrayList<>(Arrays.asList(charge.atoms().atoms().toArray()));
      Collections.shuffle(atoms, random);
      all.add(new Inputs.Charge(Molecule.packed(atoms), charge.how()));
    }
    return all;
  }
}
