package hocl.language.node;

import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.List;

/** Collects what items give, so that a molecule among it stays as it is kept. */
final class MoleculeParts {
  private final List<Molecule> parts = new ArrayList<>();
  private final List<Object> atoms = new ArrayList<>();

  /** Adds an atom, or all of a molecule. */
  void add(Object value) {
    if (value instanceof Molecule molecule) {
      flush();
      parts.add(molecule);
    } else {
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
