package hocl.runtime.reactor;

import hocl.runtime.atom.Solution;

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
}
