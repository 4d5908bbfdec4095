package hocl.language.value;

import hocl.runtime.atom.Atoms;

/**
 * The largest number of solutions that one atom may hold, those inside of other solutions left out.
 * Where the atom goes into a solution each of them lives on its own, also those that parts of the
 * atom share, so a List of few parts could fill the memory. Any thread may call.
 */
public final class SolutionLimit {

  /** As many as take a few tenths of a second and 300 megabytes. */
  private static final long MOST = 1L << 20;

  /** Atoms that hold no more are not counted together, however many there are. */
  private static final int FEW = 1 << 8;

  private SolutionLimit() {}

  /**
   * The number of solutions that an atom holds if they have to be counted together with those of
   * other atoms, else 0.
   */
  public static long counted(Object atom) {
    long held = Atoms.heldSolutions(atom);
    return held > FEW ? held : 0;
  }

  /** Whether an atom may be made. */
  public static boolean allows(Object atom) {
    return counted(atom) <= MOST;
  }

  /**
   * Refuses an atom that holds too many.
   *
   * @return the atom
   * @throws EvaluationException if it does
   */
  public static <T> T check(T atom) {
    check(counted(atom));
    return atom;
  }

  /**
   * Refuses a number of solutions that would come at once.
   *
   * @throws EvaluationException if there are too many
   */
  public static void check(long number) {
    if (number > MOST) {
      throw new EvaluationException("E0711", "over " + MOST + " solutions at once");
    }
  }
}
