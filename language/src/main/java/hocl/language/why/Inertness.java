package hocl.language.why;

import hocl.language.explore.Oracle;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Unvisited;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the solutions that atoms hold can still react, remembered. */
final class Inertness {

  /** The number of steps by which a solution that is not known to be inert is searched. */
  private static final long STEPS = 20_000;

  private final Oracle oracle = new Oracle();

  /** For each solution that was asked about whether it is inert. */
  private final Map<Solution, Boolean> known = new HashMap<>();

  /** Whether no solution that an atom is or holds can react, as far as is known. */
  boolean of(Object atom) {
    return Atoms.inert(atom) || solutionsIn(atom).stream().allMatch(this::isInert);
  }

  private boolean isInert(Solution solution) {
    return solution.inert()
        || known.computeIfAbsent(
            solution,
            any ->
                oracle.inert(solution, Effort.ofSteps(STEPS)) instanceof Verdict.Upheld upheld
                    && upheld.confirms());
  }

  /** A rule that can react in a solution that an atom holds, or null if none was found. */
  @Nullable Rule activeIn(Object atom) {
    for (Solution solution : solutionsIn(atom)) {
      if (!solution.inert()
          && oracle.inert(solution, Effort.ofSteps(STEPS)) instanceof Verdict.Refuted refuted) {
        return refuted.rule();
      }
    }
    return null;
  }

  /** The solutions that an atom is or holds, those inside them left out. */
  private static List<Solution> solutionsIn(Object atom) {
    List<Solution> found = new ArrayList<>();
    Unvisited open = new Unvisited(atom);
    while (!open.isEmpty()) {
      Object next = open.next();
      if (next instanceof Solution solution) {
        found.add(solution);
      } else if (Atoms.holdsSolution(next)) {
        open.addInside(next);
      }
    }
    return found;
  }
}
