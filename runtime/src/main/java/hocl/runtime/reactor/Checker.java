package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Judges claims about a program, apart from the searches of the reactor that made the claims: that
 * a reaction is legal, and that nothing can react. Nothing reacts while a claim is judged, so the
 * values in the claim do not change. Any number of threads may call at once; each call blocks its
 * caller.
 */
public interface Checker {

  /**
   * Whether a claimed reaction is one that its rule allows: the atoms taken match the heads, the
   * guard holds for them, every solution among them is inert, and the atoms made are those of the
   * right-hand side.
   *
   * @param reaction the claim
   * @param effort how much the check may spend
   */
  Verdict reaction(Reaction reaction, Effort effort);

  /**
   * Whether nothing can react in a solution, nor in any solution inside it.
   *
   * @param solution the solution; whether the solutions inside it are marked as inert does not
   *     matter
   * @param effort how much the check may spend; where that is too little, the verdict says how much
   *     was judged
   */
  Verdict inert(Solution solution, Effort effort);

  /**
   * Whether every reaction of a trace is one that its rule allows, and all together lead from one
   * solution to another.
   *
   * @param content the atoms that were put in, in the order in which they were
   * @param trace the reactions, by serial numbers of atoms
   * @param result the solution that was there in the end
   * @param effort how much the check may spend
   */
  Traced trace(Molecule content, Trace trace, Solution result, Effort effort);

  /**
   * The findings of the check of a trace.
   *
   * @param reactions the number of reactions that were judged
   * @param whole whether nothing was left out
   * @param objection why the trace is not right, a clause for people; null if nothing speaks
   *     against it
   */
  record Traced(long reactions, boolean whole, @Nullable String objection) {}
}
