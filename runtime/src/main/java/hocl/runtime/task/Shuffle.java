package hocl.runtime.task;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Other orders of atoms, and other names for symbols in them. For one thread. */
final class Shuffle {

  private final Random random;

  /** Draws from a source that others may draw from, too. */
  Shuffle(Random random) {
    this.random = random;
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

  /** Other names for the symbols of some atoms, as far as these may have any. */
  Renaming names(List<Inputs.Charge> charges, Predicate<Symbol> opaque) {
    return Renaming.of(charges.stream().map(Inputs.Charge::atoms).toList(), opaque, random);
  }

  /**
   * The same atoms in another order; those that are settled still come first.
   *
   * @param names the names of the symbols in the result
   */
  List<Inputs.Charge> of(List<Inputs.Charge> charges, Renaming names) {
    List<Inputs.Charge> all = new ArrayList<>();
    for (Inputs.Charge charge : charges) {
      List<Object> atoms = new ArrayList<>();
      names.of(charge.atoms()).forEach(atoms::add);
      Collections.shuffle(atoms, random);
      all.add(new Inputs.Charge(Molecule.packed(atoms), charge.how()));
    }
    return all;
  }
}
