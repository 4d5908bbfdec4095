package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The solutions that follow a solution by a reaction in itself, found by the matcher alone: every
 * rule is searched for in every atom anew, and nothing is remembered.
 */
final class PlainSteps implements Matcher.Listener {
  private static final ExplorationMeter METER =
      new ExplorationMeter(ExploreOptions.upTo(Integer.MAX_VALUE));

  private final OracleEvaluator evaluator = new OracleEvaluator(METER);
  private final Set<Solution> after = new HashSet<>();
  private final Bag all;
  private final Bag free;
  private final Bag bag;
  private final RuleCore core;
  private final int own;

  private PlainSteps(Bag all, Bag free, Rule rule, int own) {
    this.all = all;
    this.free = free.copy();
    this.free.take(own, 1);
    this.bag = this.free.copy();
    this.core = ((DefinedRule) rule.definition()).core();
    this.own = own;
    Matcher.search(core, rule, bag, evaluator, METER, this);
  }

  static Set<Solution> after(Solution solution) {
    Bag all = Bag.of(solution);
    Bag free = all.copy();
    for (int i = 0; i < all.different(); i++) {
      if (!Oracle.areInert(Molecule.of(all.atom(i)), METER)) {
        free.take(i, free.left(i));
      }
    }
    Set<Solution> after = new HashSet<>();
    for (int i = 0; i < all.different(); i++) {
      if (all.atom(i) instanceof Rule rule) {
        after.addAll(new PlainSteps(all, free, rule, i).after);
      }
    }
    return after;
  }

  @Override
  public void matched(SlotValues scope) {
    try {
      SlotValues values = scope.copy();
      for (CoreExpr conjunct : core.guard()) {
        if (!evaluator.holds(conjunct, values)) {
          return;
        }
      }
      List<Object> atoms = left();
      evaluator
          .items(core.products(), scope.copy(), false)
          .forEach(atom -> atoms.add(Atoms.freeze(atom)));
      after.add(Solution.of(atoms));
    } catch (EvaluationException noValue) {
      // the evaluation fails, so no solution follows
    }
  }

  private List<Object> left() {
    Bag left = all.copy();
    if (core.kind() != ReactionKind.REPLACE) {
      left.take(own, 1);
    }
    if (core.kind() != ReactionKind.INJECT) {
      for (int i = 0; i < left.different(); i++) {
        left.take(i, free.left(i) - bag.left(i));
      }
    }
    return new ArrayList<>(Molecule.of(left.content()).atoms());
  }

  @Override
  public void failed(EvaluationException failure) {
    // a step that fails
  }
}
