package hocl.language.node;

import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.List;

/** Collects what items give, so that a molecule among it stays as it is kept. */
final class MoleculeParts {
  private final List<Molecule> parts = new ArrayList<>();
  private final List<Object> atoms = new ArrayList<>();

  /** The number of solutions that atoms hold, as {@link SolutionLimit} counts them. */
  private long held;

  /**
   * Adds an atom, or all of a molecule.
   *
   * @throws hocl.language.value.EvaluationException if there are too many solutions in tuples and
   *     Lists
   */
  void add(Object value) {
    if (value instanceof Molecule molecule) {
      flush();
      parts.add(molecule);
    } else {
      held += SolutionLimit.counted(value);
      SolutionLimit.check(held);
      atoms.add(value);
    }
  }

  private void flush() {
    parts.add(Molecule.of(atoms));
    atoms.clear();
  }

  Molecule molecule() {
    flush();
    return Molecule.join(parts);
  }
}
