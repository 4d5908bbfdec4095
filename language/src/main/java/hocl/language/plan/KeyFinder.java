package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the equalities by which an index can look for the atom of a pattern. Good for one plan. */
final class KeyFinder {

  private final RuleFacts facts;
  private final Planner.Ways ways;
  private final GuardOrder guard;
  private final BitSet bound;

  /** With {@code bound} the slots that are bound, which the planner changes. */
  KeyFinder(RuleFacts facts, Planner.Ways ways, GuardOrder guard, BitSet bound) {
    this.facts = facts;
    this.ways = ways;
    this.guard = guard;
    this.bound = bound;
  }

  /** The keys of a pattern, in order of their fields. */
  List<Step.Key> keys(CorePattern counted) {
    if (ways.scanning()) {
      return List.of();
    }
    CorePattern pattern = HeadFacts.single(counted);
    List<Step.Key> keys = new ArrayList<>();
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        CorePattern part = tuple.fields().get(field);
        if (!(field == 0 && HeadFacts.isTag(part))) {
          addKey(field, part, keys);
        }
      }
    } else if (!HeadFacts.isTag(pattern)) {
      addKey(Step.Key.WHOLE, pattern, keys);
    }
    return List.copyOf(keys);
  }

  private void addKey(int field, CorePattern pattern, List<Step.Key> keys) {
    if (pattern instanceof CorePattern.Equal equal) {
      keys.add(new Step.Key(field, equal.value(), Step.Key.PATTERN));
    } else if (pattern instanceof CorePattern.Bind bind) {
      if (bound.get(bind.slot())) {
        CoreExpr value = new CoreExpr.Local(bind.slot(), bind.span());
        keys.add(new Step.Key(field, value, Step.Key.PATTERN));
      } else if (bind.type() == CoreType.Basic.INT && !ways.guardsInOrder()) {
        addKeyByGuard(field, bind.slot(), keys);
      }
    }
  }

  /** Adds what the guard says the slot is equal to, in terms of bound slots. */
  private void addKeyByGuard(int field, int slot, List<Step.Key> keys) {
    for (int i : facts.conjunctsOf(slot)) {
      if (!guard.isUsable(i)
          || !(facts.rule().guard().get(i) instanceof CoreExpr.Chain chain)
          || chain.links().size() != 1
          || chain.links().getFirst().operator() != BinaryOperator.EQUAL) {
        continue;
      }
      CoreExpr left = chain.first();
      CoreExpr right = chain.links().getFirst().operand();
      if (isSlot(left, slot) && isBound(right)) {
        keys.add(new Step.Key(field, right, i));
        return;
      }
      if (isSlot(right, slot) && isBound(left)) {
        keys.add(new Step.Key(field, left, i));
        return;
      }
    }
  }

  private static boolean isSlot(CoreExpr expr, int slot) {
    return expr instanceof CoreExpr.Local local && local.slot() == slot;
  }

  private boolean isBound(CoreExpr expr) {
    BitSet missing = Mentions.in(expr);
    missing.andNot(bound);
    return missing.isEmpty();
  }

  /**
   * Whether all atoms that match a pattern are equal. Keys that only the guard states do not count,
   * because a walk without an index compares no keys.
   */
  boolean isDetermined(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Equal p -> true;
      case CorePattern.Bind p -> bound.get(p.slot());
      case CorePattern.OfTuple p -> p.fields().stream().allMatch(this::isDetermined);
      case CorePattern.Any p -> false;
      case CorePattern.OfSolution p -> false;
      case CorePattern.OfList p -> false;
      case CorePattern.Labelled p -> false;
      case CorePattern.Copies p -> false;
      case CorePattern.CountedCopies p -> false;
    };
  }
}
