package hocl.runtime.trace;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;

/**
 * The size of atoms that are written down beside the records of a trace. Counting ends at a limit:
 * few parts that are shared again and again would have no end.
 */
final class Weights {

  /** The ints that an atom made of others takes, besides one for each of these. */
  private static final long COMPOUND = 8;

  private long left;

  private Weights(long most) {
    left = most;
  }

  /**
   * The number of ints that a molecule takes, about; a little over the limit if it takes more.
   * Atoms that hold no solution count as one, since records share them.
   */
  static long of(Molecule molecule, long most) {
    long plain = COMPOUND + molecule.size();
    if (!molecule.holdsSolution()) {
      return plain;
    }
    Weights weights = new Weights(most - plain);
    molecule.forEach(weights::take);
    return most - weights.left;
  }

  private void take(Object atom) {
    if (left < 0 || !Atoms.holdsSolution(atom)) {
      return;
    }
    left -= COMPOUND;
    switch (atom) {
      case SolutionView solution -> {
        left -= solution.size();
        solution.forEach(this::take);
      }
      case ListAtom list -> {
        left -= list.size();
        list.forEach(this::take);
      }
      case Tuple tuple -> {
        left -= tuple.arity();
        for (int i = 0; i < tuple.arity(); i++) {
          take(tuple.get(i));
        }
      }
      default -> {}
    }
  }
}
