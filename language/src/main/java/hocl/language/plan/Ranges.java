package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the inequalities by which an ordered index can look for the atoms of a head. What comes
 * first decides how many reactions there are: the index is ordered by a field that the reaction
 * changes, if there is one, and walked from the end that lies farthest beyond the bound.
 */
final class Ranges {

  private final RuleCore rule;
  private final BitSet bound;

  private Ranges(RuleCore rule, BitSet bound) {
    this.rule = rule;
    this.bound = bound;
  }

  /**
   * The bounds for a pattern.
   *
   * @param bound the slots that are bound before
   * @param usable the conjuncts of the guard that may be used
   * @param changed the fields of the atom that the reaction changes in place, a bit for each
   */
  static List<Step.Range> of(
      RuleCore rule, CorePattern pattern, BitSet bound, BitSet usable, int changed) {
    Ranges ranges = new Ranges(rule, bound);
    List<Step.Range> found = new ArrayList<>();
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        ranges.add(field, tuple.fields().get(field), usable, found);
      }
    } else {
      ranges.add(Step.Key.WHOLE, pattern, usable, found);
    }
    found.sort((a, b) -> Boolean.compare(isOf(changed, b.field()), isOf(changed, a.field())));
    return List.copyOf(found);
  }

  private static boolean isOf(int fields, int field) {
    return field >= 0 && (fields & 1 << field) != 0;
  }

  private void add(int field, CorePattern part, BitSet usable, List<Step.Range> out) {
    if (!(part instanceof CorePattern.Bind bind)
        || bind.type() != CoreType.Basic.INT
        || bound.get(bind.slot())) {
      return;
    }
    usable.stream()
        .mapToObj(conjunct -> range(field, bind.slot(), conjunct))
        .forEach(range -> {
          if (range != null) {
            out.add(range);
          }
        });
  }

  private Step.@Nullable Range range(int field, int slot, int conjunct) {
    if (!(rule.guard().get(conjunct) instanceof CoreExpr.Chain chain)
        || chain.links().size() != 1) {
      return null;
    }
    CoreExpr left = chain.first();
    CoreExpr right = chain.links().getFirst().operand();
    BinaryOperator operator = chain.links().getFirst().operator();
    boolean less = operator == BinaryOperator.LESS || operator == BinaryOperator.LESS_EQUAL;
    boolean more = operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_EQUAL;
    boolean strict = operator == BinaryOperator.LESS || operator == BinaryOperator.GREATER;
    if (!less && !more) {
      return null;
    }
    if (isSlot(left, slot) && isBound(right)) {
      return new Step.Range(field, less, strict, right, conjunct);
    }
    if (isSlot(right, slot) && isBound(left)) {
      return new Step.Range(field, more, strict, left, conjunct);
    }
    return null;
  }

  private static boolean isSlot(CoreExpr expr, int slot) {
    return expr instanceof CoreExpr.Local local && local.slot() == slot;
  }

  private boolean isBound(CoreExpr expr) {
    BitSet missing = Mentions.in(expr);
    missing.andNot(bound);
    return missing.isEmpty();
  }
}
