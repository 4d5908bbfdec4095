package hocl.repl.session;

import hocl.language.Instance;
import hocl.language.Machine;
import hocl.language.Program;
import hocl.language.RunOptions;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The solution of a session and the values of its names. What was there is never lost: a failure or
 * an interrupt leaves the solution as it stands.
 */
final class Living {

  private Solution solution = Solution.EMPTY;
  private long reactions;

  /** The solution as it stands. */
  Solution solution() {
    return solution;
  }

  /** How many reactions there were since the beginning. */
  long reactions() {
    return reactions;
  }

  /** Drops every atom. */
  void clear() {
    solution = Solution.EMPTY;
  }

  /**
   * Drops the molecule of a program into the solution and lets it react.
   *
   * @return what it came to; the solution is what it says
   */
  Outcome react(Program program, Map<String, Object> names, Molecule added, RunOptions options) {
    List<Object> atoms = new ArrayList<>(solution.atoms());
    added.forEach(atoms::add);
    Outcome outcome = Machine.run(new Instance(program, names, Molecule.of(atoms)), options);
    solution = outcome.solution();
    reactions += outcome.reactions();
    return outcome;
  }
}
