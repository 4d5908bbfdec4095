package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;

/** A way of running a solution. */
public interface Reactor {

  /**
   * Reacts until the solution is inert, a limit is reached, somebody cancels or a right-hand side
   * fails. Blocks the calling thread, on which the listener is called too. May be called again,
   * also from several threads at once.
   *
   * @param molecule the content of the solution at the start
   * @param rules how its rules react; used by this run only
   * @param budget what may be spent
   * @param choice makes the choices; used by this run only
   * @param listener hears of every reaction
   */
  Outcome run(
      Molecule molecule, Rules rules, Budget budget, Choice choice, ReactionListener listener);
}
