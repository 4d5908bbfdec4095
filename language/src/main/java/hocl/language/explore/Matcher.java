package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every way in which the heads of a rule match, by backtracking over the goals that are left.
 *
 * <p>Goals are met in the order of the heads, except that copies wait until their count is known,
 * and rests until nothing else wants of their solution.
 */
final class Matcher {

  /** Hears of every match, while the scope and the bag still show it. */
  interface Listener {
    /** Hears of a match. */
    void matched(SlotValues scope);

    /** Hears that all heads match but one whose count is negative. */
    void failed(EvaluationException failure);
  }

  private final OracleEvaluator evaluator;
  private final ExplorationMeter meter;
  private final SlotValues scope;
  private final List<Integer> variables = new ArrayList<>();
  private final Listener listener;

  private Matcher(
      OracleEvaluator evaluator, ExplorationMeter meter, SlotValues scope, Listener listener) {
    this.evaluator = evaluator;
    this.meter = meter;
    this.scope = scope;
    this.listener = listener;
  }

  private Matcher(
      RuleCore core, Rule rule, OracleEvaluator evaluator, ExplorationMeter meter, Listener to) {
    this(evaluator, meter, SlotValues.of(core.slots(), rule.captured(), rule), to);
    for (int slot : core.emptyRests()) {
      scope.set(slot, Molecule.EMPTY);
    }
    BoundSlots.addOf(core.heads(), variables);
  }

  /**
   * Finds all matches.
   *
   * @param bag the atoms that may be taken; as before when this returns
   */
  static void search(
      RuleCore core,
      Rule rule,
      Bag bag,
      OracleEvaluator evaluator,
      ExplorationMeter meter,
      Listener listener) {
    List<Goal> goals = new ArrayList<>();
    for (CorePattern head : core.heads()) {
      goals.add(new Goal.Take(head, bag));
    }
    new Matcher(core, rule, evaluator, meter, listener).meet(goals);
  }

  /**
   * Finds all ways in which each head matches an atom of its own.
   *
   * @param atoms an atom for each head, none of which may take several
   */
  static void match(
      RuleCore core,
      Rule rule,
      List<Object> atoms,
      OracleEvaluator evaluator,
      ExplorationMeter meter,
      Listener listener) {
    List<Goal> goals = new ArrayList<>();
    for (int head = 0; head < atoms.size(); head++) {
      goals.add(new Goal.Match(core.heads().get(head), atoms.get(head)));
    }
    new Matcher(core, rule, evaluator, meter, listener).meet(goals);
  }

  /**
   * Matches heads one at a time, for a search that chooses the atoms itself.
   *
   * @param scope holds the values of the variables so far
   */
  static Matcher stepwise(
      OracleEvaluator evaluator, ExplorationMeter meter, SlotValues scope, Runnable next) {
    return new Matcher(
        evaluator,
        meter,
        scope,
        new Listener() {
          @Override
          public void matched(SlotValues values) {
            next.run();
          }

          @Override
          public void failed(EvaluationException failure) {}
        });
  }

  /** Goes on for every way in which a number of copies of an atom match a head. */
  void head(CorePattern head, int number, Object atom) {
    several(head, number, atom, List.of());
  }

  private void meet(List<Goal> goals) {
    meter.tick();
    if (goals.isEmpty()) {
      // A variable under `^0` may have no value: then nothing matches.
      if (variables.stream().allMatch(slot -> scope.get(slot) != null)) {
        listener.matched(scope);
      }
      return;
    }
    for (int i = 0; i < goals.size(); i++) {
      if (isReady(goals.get(i), goals)) {
        List<Goal> others = new ArrayList<>(goals);
        others.remove(i);
        meet(goals.get(i), others);
        return;
      }
    }
    for (Goal goal : goals) {
      if (next(goal) instanceof CorePattern.Copies copies
          && goal instanceof Goal.Sequence sequence
          && !isKnown(copies.count())) {
        guess(copies, sequence, goals);
        return;
      }
    }
    failures(goals);
  }

  /** Tries every number of copies in a List, since only goals that are still open tell it. */
  private void guess(CorePattern.Copies copies, Goal.Sequence sequence, List<Goal> goals) {
    int slot = ((CoreExpr.Local) copies.count()).slot();
    for (int number = 0; number <= sequence.left(); number++) {
      bind(slot, (long) number, () -> meet(goals));
    }
  }

  /** Every goal waits for a count: those that are known are negative. */
  private void failures(List<Goal> goals) {
    for (Goal goal : goals) {
      if (next(goal) instanceof CorePattern.Copies copies && isKnown(copies.count())) {
        Object count = evaluator.value(copies.count(), scope);
        listener.failed(new EvaluationException("E0710", count).at(copies.count().span()));
      }
    }
  }

  private boolean isReady(Goal goal, List<Goal> all) {
    if (goal instanceof Goal.Close(Bag bag, List<Integer> rests)) {
      return all.stream().noneMatch(g -> g instanceof Goal.Take take && take.bag() == bag);
    }
    if (!(next(goal) instanceof CorePattern.Copies copies)) {
      return true;
    }
    return isKnown(copies.count()) && number(copies).signum() >= 0;
  }

  /** The number that a count gives; more atoms than there are if that is not an Int. */
  private BigInteger number(CorePattern.Copies copies) {
    Object value = evaluator.value(copies.count(), scope);
    boolean isInt = value instanceof Long || value instanceof BigInteger;
    return isInt ? Ints.big(value) : BigInteger.valueOf(Long.MAX_VALUE);
  }

  private boolean isKnown(CoreExpr count) {
    return !(count instanceof CoreExpr.Local local) || scope.get(local.slot()) != null;
  }

  /** The pattern that a goal tries first, if any. */
  private static @Nullable CorePattern next(Goal goal) {
    return switch (goal) {
      case Goal.Take take -> take.pattern();
      case Goal.Match match -> match.pattern();
      case Goal.Sequence sequence ->
          !sequence.parts().isEmpty()
                  && sequence.parts().getFirst() instanceof Goal.Part.Items items
              ? items.pattern()
              : null;
      case Goal.Close close -> null;
    };
  }

  private void meet(Goal goal, List<Goal> others) {
    switch (goal) {
      case Goal.Take(CorePattern pattern, Bag bag) -> take(pattern, bag, others);
      case Goal.Match(CorePattern pattern, Object atom) -> match(pattern, atom, others);
      case Goal.Sequence sequence -> sequence(sequence, others);
      case Goal.Close(Bag bag, List<Integer> rests) -> close(bag, rests, others);
    }
  }

  private void take(CorePattern pattern, Bag bag, List<Goal> others) {
    if (pattern instanceof CorePattern.Copies copies && number(copies).signum() == 0) {
      meet(others);
      return;
    }
    for (int i = 0; i < bag.different(); i++) {
      for (int number : numbers(pattern, bag.left(i))) {
        int index = i;
        bag.take(index, number);
        several(pattern, number, bag.atom(index), others);
        bag.putBack(index, number);
      }
    }
  }

  /** The number of equal atoms that a pattern may take, given the number that there are. */
  private List<Integer> numbers(CorePattern pattern, int most) {
    List<Integer> numbers = new ArrayList<>();
    switch (pattern) {
      case CorePattern.Copies copies -> {
        BigInteger wanted = number(copies);
        if (wanted.compareTo(BigInteger.valueOf(most)) <= 0) {
          numbers.add(wanted.intValueExact());
        }
      }
      case CorePattern.CountedCopies copies -> {
        for (int number = 1; number <= most; number++) {
          numbers.add(number);
        }
      }
      case CorePattern.Bind p -> numbers.add(1);
      case CorePattern.Equal p -> numbers.add(1);
      case CorePattern.Any p -> numbers.add(1);
      case CorePattern.OfTuple p -> numbers.add(1);
      case CorePattern.OfSolution p -> numbers.add(1);
      case CorePattern.OfList p -> numbers.add(1);
      case CorePattern.Labelled p -> numbers.add(1);
    }
    numbers.removeIf(number -> number > most);
    return numbers;
  }

  /** Goes on after that number of copies of the atom, at least one, were taken for the pattern. */
  private void several(CorePattern pattern, int number, Object atom, List<Goal> others) {
    switch (pattern) {
      case CorePattern.Copies copies -> match(copies.pattern(), atom, others);
      case CorePattern.CountedCopies copies ->
          bind(copies.slot(), (long) number, () -> match(copies.pattern(), atom, others));
      case CorePattern.Bind p -> match(p, atom, others);
      case CorePattern.Equal p -> match(p, atom, others);
      case CorePattern.Any p -> match(p, atom, others);
      case CorePattern.OfTuple p -> match(p, atom, others);
      case CorePattern.OfSolution p -> match(p, atom, others);
      case CorePattern.OfList p -> match(p, atom, others);
      case CorePattern.Labelled p -> match(p, atom, others);
    }
  }

  private void match(CorePattern pattern, Object atom, List<Goal> others) {
    switch (pattern) {
      case CorePattern.Bind bind -> {
        if (TypeTests.matches(bind.type(), atom)) {
          bind(bind.slot(), atom, () -> meet(others));
        }
      }
      case CorePattern.Equal equal -> {
        if (Atoms.equal(evaluator.value(equal.value(), scope), atom)) {
          meet(others);
        }
      }
      case CorePattern.Any any -> meet(others);
      case CorePattern.OfTuple wanted -> {
        if (atom instanceof Tuple tuple && tuple.arity() == wanted.fields().size()) {
          List<Goal> goals = new ArrayList<>();
          for (int i = 0; i < tuple.arity(); i++) {
            goals.add(new Goal.Match(wanted.fields().get(i), tuple.get(i)));
          }
          goals.addAll(others);
          meet(goals);
        }
      }
      case CorePattern.OfSolution wanted -> {
        if (atom instanceof Solution solution) {
          Bag bag = Bag.of(solution);
          List<Goal> goals = new ArrayList<>();
          wanted.elements().forEach(element -> goals.add(new Goal.Take(element, bag)));
          goals.add(new Goal.Close(bag, wanted.rests()));
          goals.addAll(others);
          meet(goals);
        }
      }
      case CorePattern.OfList wanted -> {
        if (atom instanceof ListAtom list) {
          List<Goal> goals = new ArrayList<>();
          goals.add(Goal.Sequence.of(list, wanted));
          goals.addAll(others);
          meet(goals);
        }
      }
      case CorePattern.Labelled labelled -> {
        if (atom instanceof Rule rule && labelled.label().equals(rule.definition().label())) {
          bind(labelled.slot(), rule, () -> meet(others));
        }
      }
      case CorePattern.Copies copies ->
          throw new IllegalArgumentException("copies are no pattern of one atom");
      case CorePattern.CountedCopies copies ->
          throw new IllegalArgumentException("copies are no pattern of one atom");
    }
  }

  private void sequence(Goal.Sequence goal, List<Goal> others) {
    if (goal.parts().isEmpty()) {
      if (goal.left() == 0) {
        meet(others);
      }
      return;
    }
    switch (goal.parts().getFirst()) {
      case Goal.Part.Rest(int slot) -> {
        for (int number : goal.lengthsOfRest()) {
          List<Goal> goals = goal.after(number).before(others);
          bind(slot, goal.first(number), () -> meet(goals));
        }
      }
      case Goal.Part.Items(CorePattern pattern) -> {
        for (int number : numbers(pattern, goal.left())) {
          List<Goal> goals = goal.after(number).before(others);
          if (number == 0) {
            meet(goals);
          } else if (goal.startsWithEqual(number)) {
            several(pattern, number, goal.list().get(goal.from()), goals);
          }
        }
      }
    }
  }

  private void close(Bag bag, List<Integer> rests, List<Goal> others) {
    if (rests.isEmpty()) {
      if (bag.isEmpty()) {
        meet(others);
      }
    } else if (rests.size() == 1) {
      bind(rests.getFirst(), Molecule.of(bag.content()), () -> meet(others));
    } else {
      share(bag, 0, new ArrayList<>(), rests, others);
    }
  }

  /** Gives the first rest every part of the atoms left in turn, the others the remainder. */
  private void share(
      Bag bag, int index, List<Object> part, List<Integer> rests, List<Goal> others) {
    if (index == bag.different()) {
      List<Integer> otherRests = rests.subList(1, rests.size());
      bind(rests.getFirst(), Molecule.of(part), () -> close(bag, otherRests, others));
      return;
    }
    int most = bag.left(index);
    for (int number = 0; number <= most; number++) {
      List<Object> larger = new ArrayList<>(part);
      for (int n = 0; n < number; n++) {
        larger.add(bag.atom(index));
      }
      bag.take(index, number);
      share(bag, index + 1, larger, rests, others);
      bag.putBack(index, number);
    }
  }

  /** Goes on if the slot has no value yet, or an equal one. */
  private void bind(int slot, Object value, Runnable next) {
    Object known = scope.get(slot);
    if (known != null) {
      if (Atoms.equal(known, value)) {
        next.run();
      }
      return;
    }
    scope.set(slot, value);
    next.run();
    scope.set(slot, null);
  }
}
