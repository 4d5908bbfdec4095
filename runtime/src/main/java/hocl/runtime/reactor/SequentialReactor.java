package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;

/** Reacts on the calling thread, one reaction after the other. */
public final class SequentialReactor implements Reactor {

  @Override
  public Outcome run(
      Molecule molecule, Rules rules, Budget budget, Choice choice, ReactionListener listener) {
    LivingRun living = new LivingRun(rules, choice, listener, false);
    living.add(molecule);
    return living.react(budget);
  }
}
