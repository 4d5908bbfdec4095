package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the equalities by which an index can look for the atom of a pattern. Good for one plan. */
final class KeyFinder {

  private final RuleFacts facts;
  private final Planner.Ways ways;
  private final GuardOrder guard;
  private final BitSet bound;

  /**
   * A finder that looks at the slots which are {@code bound} by now, and which the planner changes.
   */
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
      keys.add(Step.Key.ofPattern(field, equal.value()));
    } else if (pattern instanceof CorePattern.Bind bind) {
      if (bound.get(bind.slot())) {
        keys.add(Step.Key.ofPattern(field, new CoreExpr.Local(bind.slot(), bind.span())));
      } else if (!ways.guardsInOrder()) {
        addKeyByGuard(field, bind, keys);
      }
    }
  }

  /** Adds the value over bound slots to which the guard states the slot equal, if any. */
  private void addKeyByGuard(int field, CorePattern.Bind bind, List<Step.Key> keys) {
    Step.Equality equality = equality(bind.type());
    if (equality == null) {
      return;
    }
    for (int i : facts.conjunctsOf(bind.slot())) {
      Comparison comparison =
          guard.isUsable(i)
              ? Comparison.of(facts.rule().guard().get(i), bind.slot(), bound, facts.sure())
              : null;
      if (comparison != null && comparison.operator() == BinaryOperator.EQUAL) {
        keys.add(new Step.Key(field, comparison.value(), equality, i));
        return;
      }
    }
  }

  /**
   * The way in which {@code ==} compares atoms of a type; null if an index does not help to find
   * these.
   */
  private static Step.@Nullable Equality equality(CoreType type) {
    return !(type instanceof CoreType.Basic basic)
        ? null
        : switch (basic) {
          case INT -> Step.Equality.INTS;
          case BOOL, STRING, SYMBOL -> Step.Equality.ATOMS;
          case FLOAT, NUM, BASIC, ANY -> Step.Equality.VALUES;
          case TUPLE, LIST, SOLUTION, RULE, FUNCTION -> null;
        };
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
