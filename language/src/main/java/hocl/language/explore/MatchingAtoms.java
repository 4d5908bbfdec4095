package hocl.language.explore;

import hocl.grammar.DeepStack;
import hocl.language.core.CoreExpr;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.List;

/**
 * The atoms of a solution that match a pattern.
 *
 * @param first the first of these atoms, in the order in which the solution keeps them
 * @param count the number of these atoms
 * @param complete whether every atom was looked at
 */
public record MatchingAtoms(List<Object> first, long count, boolean complete) {

  /**
   * Looks at every atom of a solution, but not inside solutions; an atom that is not inert may
   * match, too. Any thread may call.
   *
   * @param rule a rule whose only head is the pattern, and whose guard has to hold as well
   * @param most the largest number of atoms in {@code first}
   * @param limits the limits, of which only the time and the cancellation count
   * @throws IllegalArgumentException if the rule has several heads, or one that takes several atoms
   */
  public static MatchingAtoms of(Rule rule, Solution solution, int most, ExploreOptions limits) {
    return DeepStack.call(() -> new Search(rule, most, new ExplorationMeter(limits)).of(solution));
  }

  /** A walk over the atoms of a solution. */
  private static final class Search implements Matcher.Listener {
    private final Rule rule;
    private final RuleCore core;
    private final int most;
    private final ExplorationMeter meter;
    private final OracleEvaluator evaluator;
    private final List<Object> first = new ArrayList<>();
    private long count;
    private boolean matched;

    Search(Rule rule, int most, ExplorationMeter meter) {
      this.rule = rule;
      this.core = ((DefinedRule) rule.definition()).core();
      this.most = most;
      this.meter = meter;
      this.evaluator = new OracleEvaluator(meter);
      if (core.heads().size() != 1) {
        throw new IllegalArgumentException("a pattern of one atom is needed");
      }
    }

    MatchingAtoms of(Solution solution) {
      try {
        solution.forEach(this::look);
        return new MatchingAtoms(List.copyOf(first), count, true);
      } catch (ExplorationMeter.Spent spent) {
        return new MatchingAtoms(List.copyOf(first), count, false);
      }
    }

    private void look(Object atom) {
      matched = false;
      Matcher.match(core, rule, List.of(atom), evaluator, meter, this);
      if (matched) {
        count++;
        if (first.size() < most) {
          first.add(atom);
        }
      }
    }

    @Override
    public void matched(SlotValues scope) {
      matched = matched || holds(scope.copy());
    }

    private boolean holds(SlotValues scope) {
      try {
        for (CoreExpr conjunct : core.guard()) {
          if (!evaluator.holds(conjunct, scope)) {
            return false;
          }
        }
        return true;
      } catch (EvaluationException noValue) {
        return false;
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      // a count that is negative matches nothing
    }
  }
}
