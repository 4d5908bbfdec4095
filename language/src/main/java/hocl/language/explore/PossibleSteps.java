package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreExpr;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleKind;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The steps that are possible next in a solution; a solution without any is inert. */
final class PossibleSteps {
  private final OracleEvaluator evaluator;
  private final ExplorationMeter meter;

  /** The possible steps of solutions that were met inside others. */
  private final Map<Solution, List<PossibleReaction>> known = new HashMap<>();

  PossibleSteps(OracleEvaluator evaluator, ExplorationMeter meter) {
    this.evaluator = evaluator;
    this.meter = meter;
  }

  /** Forgets what is known of solutions that were met; it is found again. */
  void forget() {
    known.clear();
  }

  /** Every step, without duplicates, always in the same order. */
  List<PossibleReaction> of(Solution solution) {
    Set<PossibleReaction> steps = new LinkedHashSet<>();
    Bag all = Bag.of(solution);
    Bag inert = all.copy();
    for (int i = 0; i < all.different(); i++) {
      int index = i;
      List<PossibleReaction> inner = new ArrayList<>();
      addInside(all.atom(i), changed -> replaced(all, index, changed), inner);
      if (!inner.isEmpty()) {
        inert.take(i, inert.left(i));
      }
      steps.addAll(inner);
    }
    for (int i = 0; i < all.different(); i++) {
      if (all.atom(i) instanceof Rule rule) {
        new Reacting(solution, rule, i, all, inert, steps).search();
      }
    }
    return List.copyOf(steps);
  }

  /** Steps of the solutions that an atom is or holds; {@code put} makes the whole of a new atom. */
  private void addInside(
      Object atom, Function<Object, Solution> put, List<PossibleReaction> steps) {
    switch (atom) {
      case Solution inner -> {
        for (PossibleReaction step : knownOf(inner)) {
          steps.add(
              switch (step) {
                case PossibleReaction.Reaction(
                        Rule rule,
                        Solution host,
                        Molecule matched,
                        Molecule produced,
                        Solution after) ->
                    new PossibleReaction.Reaction(rule, host, matched, produced, put.apply(after));
                case PossibleReaction.Failure failure -> failure;
              });
        }
      }
      case Tuple tuple when tuple.holdsSolution() -> {
        List<Object> fields = Equality.fields(tuple);
        for (int i = 0; i < fields.size(); i++) {
          int index = i;
          addInside(
              fields.get(i),
              changed -> put.apply(Tuple.of(with(fields, index, changed).toArray())),
              steps);
        }
      }
      case ListAtom list when list.holdsSolution() -> {
        List<Object> items = Equality.items(list);
        for (int i = 0; i < items.size(); i++) {
          int index = i;
          addInside(
              items.get(i), changed -> put.apply(ListAtom.of(with(items, index, changed))), steps);
        }
      }
      default -> {}
    }
  }

  private List<PossibleReaction> knownOf(Solution solution) {
    List<PossibleReaction> steps = known.get(solution);
    if (steps == null) {
      steps = of(solution);
      known.put(solution, steps);
    }
    return steps;
  }

  private static List<Object> with(List<Object> parts, int index, Object changed) {
    List<Object> copy = new ArrayList<>(parts);
    copy.set(index, changed);
    return copy;
  }

  /** The solution of a bag in which one atom has changed. */
  private static Solution replaced(Bag all, int index, Object changed) {
    Bag others = all.copy();
    others.take(index, 1);
    List<Object> atoms = others.content();
    atoms.add(changed);
    return Solution.of(atoms);
  }

  /** The search for the reactions of one rule of a solution. */
  private final class Reacting implements Matcher.Listener {
    private final Solution host;
    private final Rule rule;
    private final RuleCore core;
    private final int index;
    private final Bag all;
    private final Bag start;
    private final Bag bag;
    private final Set<PossibleReaction> steps;

    /**
     * @param index which atom the rule is
     * @param all the atoms of the solution
     * @param inert those of them that rules may match
     */
    Reacting(Solution host, Rule rule, int index, Bag all, Bag inert, Set<PossibleReaction> steps) {
      this.host = host;
      this.rule = rule;
      this.core = ((DefinedRule) rule.definition()).core();
      this.index = index;
      this.all = all;
      this.start = inert.copy();
      this.steps = steps;
      start.take(index, 1);
      this.bag = start.copy();
    }

    void search() {
      Matcher.search(core, rule, bag, evaluator, meter, this);
    }

    @Override
    public void matched(SlotValues scope) {
      if (!guardHolds(scope.copy())) {
        return;
      }
      try {
        List<Object> produced = evaluator.items(core.products(), scope.copy(), false);
        Object[] sorted = Atoms.sorted(produced);
        steps.add(
            new PossibleReaction.Reaction(
                rule, host, atomsTaken(), Molecule.of(sorted), after(produced)));
      } catch (EvaluationException failure) {
        failed(failure);
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      Diagnostic diagnostic = FailureMessages.inRule(core, atomsTaken(), failure);
      steps.add(new PossibleReaction.Failure(rule, host, atomsTaken(), diagnostic));
    }

    private boolean guardHolds(SlotValues scope) {
      try {
        for (CoreExpr conjunct : core.guard()) {
          if (!evaluator.holds(conjunct, scope)) {
            return false;
          }
        }
        return true;
      } catch (EvaluationException noValue) {
        if (noValue.isLimit()) {
          Diagnostic diagnostic = FailureMessages.inGuard(core, atomsTaken(), noValue);
          steps.add(new PossibleReaction.Failure(rule, host, atomsTaken(), diagnostic));
        }
        return false;
      }
    }

    private Molecule atomsTaken() {
      Bag taken = start.copy();
      for (int i = 0; i < taken.different(); i++) {
        taken.take(i, bag.left(i));
      }
      return Molecule.of(taken.content());
    }

    private Solution after(List<Object> produced) {
      Bag left = all.copy();
      if (core.kind() != RuleKind.REPLACE) {
        left.take(index, 1);
      }
      if (core.kind() != RuleKind.INJECT) {
        for (int i = 0; i < left.different(); i++) {
          left.take(i, start.left(i) - bag.left(i));
        }
      }
      List<Object> atoms = left.content();
      atoms.addAll(produced);
      return Solution.of(atoms);
    }
  }
}
