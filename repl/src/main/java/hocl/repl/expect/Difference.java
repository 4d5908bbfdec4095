package hocl.repl.expect;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a result differs from the one that is expected.
 *
 * @param missing the atoms that are not there, in canonical order
 * @param surplus the atoms that should not be there
 */
record Difference(Molecule missing, Molecule surplus) {

  static Difference of(Solution expected, Solution found) {
    return new Difference(without(expected, found), without(found, expected));
  }

  /** The difference to the result that is nearest. */
  static Difference nearest(List<Solution> expected, Solution found) {
    Difference best = of(expected.getFirst(), found);
    for (Solution each : expected) {
      Difference next = of(each, found);
      if (next.size() < best.size()) {
        best = next;
      }
    }
    return best;
  }

  private int size() {
    return missing.size() + surplus.size();
  }

  private static Molecule without(Solution solution, Solution other) {
    Map<Object, Integer> counts = new HashMap<>();
    other.forEach(atom -> counts.merge(atom, 1, Integer::sum));
    List<Object> left = new ArrayList<>();
    for (Object atom : Atoms.sorted(solution)) {
      if (counts.merge(atom, -1, Integer::sum) < 0) {
        left.add(atom);
      }
    }
    return Molecule.of(left);
  }
}
