package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Judges claims about a program, beside the reactors and apart from the search that found them: was
 * this a reaction, and can nothing react here? Nothing reacts while a claim is judged, so the
 * values in it are as before. May be called again, and from several threads at once; each call
 * blocks its caller.
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
   * @param solution the solution, whatever its solutions say of their own inertness
   * @param effort how much the check may spend; where that is too little, the verdict says which
   *     part was judged
   */
  Verdict inert(Solution solution, Effort effort);

  /**
   * Whether every reaction of a trace is one that its rule allows, and all together lead from one
   * solution to another.
   *
   * @param content what was put in, in that order
   * @param result what was there in the end
   * @param effort how much the check may spend
   */
  Traced trace(Molecule content, Trace trace, Solution result, Effort effort);

  /**
   * The findings of the check of a trace.
   *
   * @param reactions the number of reactions that were judged
   * @param whole whether nothing was left out
   * @param objection why it is not right, a clause for people, or null if nothing speaks against it
   */
  record Traced(long reactions, boolean whole, @Nullable String objection) {}
}
