package hocl.language.explore;

import hocl.language.program.RunFailure;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionListener;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.reactor.Rules;
import java.util.List;

/**
 * The explorer as one more way of running a solution: it follows every choice and answers with one
 * of all outcomes. For small solutions. It evaluates rules itself, so the {@link Rules} are not
 * asked; {@code print} is silent and no reaction is told, since none happens more than the others.
 */
public final class ExploringReactor implements Reactor {

  private final int states;

  /**
   * A reactor.
   *
   * @param states the largest number of distinct states to look at, at least 1; a solution with
   *     more ends like one that reached its limit of reactions
   */
  public ExploringReactor(int states) {
    this.states = states;
  }

  @Override
  public Outcome run(
      Molecule molecule, Rules rules, Budget budget, Choice choice, ReactionListener listener) {
    Solution start = Solution.of(molecule.atoms());
    Exploration exploration =
        Explorer.explore(
            start,
            new ExploreOptions(states, Integer.MAX_VALUE, budget.time(), budget.cancellation()));
    if (!exploration.complete()) {
      return new Outcome(
          budget.cancellation().isCancelled() ? End.INTERRUPTED : End.REACTION_LIMIT,
          start,
          0,
          0,
          0,
          null);
    }
    List<Solution> outcomes = exploration.outcomes();
    int drawn = choice.below(Math.max(1, outcomes.size() + exploration.failures().size()));
    if (drawn < outcomes.size()) {
      return new Outcome(End.INERT, outcomes.get(drawn), 0, 0, 0, null);
    }
    if (!exploration.failures().isEmpty()) {
      RunFailure failure =
          new RunFailure(exploration.failures().get(drawn - outcomes.size()).diagnostic());
      return new Outcome(End.FAILED, start, 0, 0, 0, failure);
    }
    // every way goes on for ever
    return new Outcome(End.REACTION_LIMIT, start, 0, 0, 0, null);
  }
}
