package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the inequalities by which an ordered index can look for the atoms of a head. The order of
 * candidates decides how many reactions there are, see {@link hocl.runtime.store.OrderedIndex}. So
 * the index is ordered by a field that the reaction changes, if there is one, and walked from the
 * end that lies farthest beyond the bound.
 */
final class Ranges {

  private final RuleFacts facts;
  private final BitSet bound;

  private Ranges(RuleFacts facts, BitSet bound) {
    this.facts = facts;
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
      RuleFacts facts, CorePattern pattern, BitSet bound, BitSet usable, int changed) {
    Ranges ranges = new Ranges(facts, bound);
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
        || !mayBeNumber(bind.type())
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

  private static boolean mayBeNumber(CoreType type) {
    return type == CoreType.Basic.INT
        || type == CoreType.Basic.FLOAT
        || type == CoreType.Basic.NUM
        || type == CoreType.Basic.ANY;
  }

  private Step.@Nullable Range range(int field, int slot, int conjunct) {
    Comparison comparison =
        Comparison.of(facts.rule().guard().get(conjunct), slot, bound, facts.sure());
    if (comparison == null) {
      return null;
    }
    BinaryOperator operator = comparison.operator();
    boolean less = operator == BinaryOperator.LESS || operator == BinaryOperator.LESS_EQUAL;
    boolean more = operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_EQUAL;
    boolean strict = operator == BinaryOperator.LESS || operator == BinaryOperator.GREATER;
    return less || more ? new Step.Range(field, less, strict, comparison.value(), conjunct) : null;
  }
}
