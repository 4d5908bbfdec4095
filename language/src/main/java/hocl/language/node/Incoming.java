package hocl.language.node;

import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Atoms;
import hocl.runtime.reactor.Run;

/**
 * Checks the products of a reaction before the solution changes. Too many solutions among them are
 * refused. The run ends if the memory does not suffice or a limit is reached. For the reacting
 * thread.
 */
final class Incoming {

  /** Fewer take no time that matters. */
  private static final int FEW = 1 << 12;

  private Incoming() {}

  /**
   * A number of copies of a value, an atom or a molecule, will come in.
   *
   * @throws hocl.language.value.EvaluationException if they hold too many solutions
   * @throws OutOfMemoryError if they are too many
   * @throws RuntimeException that the reactor handles, if a limit is reached
   */
  static void value(Object value, int copies, Run run) {
    long held = copies * (copies > 1 ? Atoms.heldSolutions(value) : SolutionLimit.counted(value));
    if (held > 0) {
      solutions(held, run);
    }
    long atoms = NodeValues.isMolecule(value) ? NodeValues.size(value, "") : copies;
    if (atoms > FEW) {
      run.poll();
      run.comes(atoms, 0);
    }
  }

  /** A number of solutions will come in, in tuples and Lists or alone. */
  static void solutions(long held, Run run) {
    if (held > FEW) {
      run.poll();
    }
    SolutionLimit.check(held);
    SolutionLimit.check(run.comes(0, held));
  }
}
