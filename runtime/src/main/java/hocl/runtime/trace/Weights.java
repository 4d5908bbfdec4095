package hocl.runtime.trace;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;

/** The sizes of atoms that are written down beside the records of a trace. */
final class Weights {

  /** The ints that an atom made of others takes, besides one for each of these. */
  private static final int COMPOUND = 8;

  private Weights() {}

  /**
   * The number of ints that a molecule takes, about. Atoms that hold no solution count as one,
   * since records share them.
   */
  static long of(Molecule molecule) {
    long[] sum = {COMPOUND};
    molecule.forEach(atom -> sum[0] += of(atom));
    return sum[0];
  }

  private static long of(Object atom) {
    if (!Atoms.holdsSolution(atom)) {
      return 1;
    }
    long[] sum = {COMPOUND};
    switch (atom) {
      case SolutionView solution -> solution.forEach(inner -> sum[0] += of(inner));
      case ListAtom list -> list.forEach(inner -> sum[0] += of(inner));
      case Tuple tuple -> {
        for (int i = 0; i < tuple.arity(); i++) {
          sum[0] += of(tuple.get(i));
        }
      }
      default -> {}
    }
    return sum[0];
  }
}
