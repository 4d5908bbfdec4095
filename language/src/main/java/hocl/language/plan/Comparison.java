package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreType.Basic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of one slot with a value in which the slot does not occur, as a conjunct of a guard
 * states it.
 *
 * <p>Where the slot is an operand of a sum or difference of Ints, the other operands are brought to
 * the other side: {@code i + 1 == j} states that i is {@code j - 1}. That is done only where all
 * operands are Ints for sure, so that no number is rounded and no operand is a String to be joined.
 *
 * @param operator one of the six comparisons, read as {@code slot operator value}
 * @param value an expression over slots that are bound
 */
record Comparison(BinaryOperator operator, CoreExpr value) {

  /**
   * The comparison that a conjunct states of a slot.
   *
   * @param bound the slots that are bound
   * @param sure the types of expressions
   * @return null if the conjunct cannot be written with the slot alone on one side and bound slots
   *     on the other
   */
  static @Nullable Comparison of(CoreExpr conjunct, int slot, BitSet bound, SureValues sure) {
    if (!(conjunct instanceof CoreExpr.Chain chain) || chain.links().size() != 1) {
      return null;
    }
    BinaryOperator operator = chain.links().getFirst().operator();
    if (mirrored(operator) == null) {
      return null;
    }
    CoreExpr left = chain.first();
    CoreExpr right = chain.links().getFirst().operand();
    Comparison found = isBound(right, bound) ? isolate(left, operator, right, slot, sure) : null;
    if (found == null && isBound(left, bound)) {
      BinaryOperator turned = mirrored(operator);
      found = turned == null ? null : isolate(right, turned, left, slot, sure);
    }
    return found != null && isBound(found.value, bound) ? found : null;
  }

  /** Whether a value was put together when operands were brought to the other side. */
  static boolean isBroughtOver(CoreExpr value) {
    // such an expression is not in the source: it has the place of its first operand
    return switch (value) {
      case CoreExpr.Chain chain -> chain.span().equals(chain.first().span());
      case CoreExpr.Negate negate -> negate.span().equals(negate.operand().span());
      default -> false;
    };
  }

  private static boolean isBound(CoreExpr expr, BitSet bound) {
    BitSet missing = Mentions.in(expr);
    missing.andNot(bound);
    return missing.isEmpty();
  }

  /**
   * Makes the comparison {@code side operator other} one of the slot alone, or null if that cannot
   * be done.
   */
  private static @Nullable Comparison isolate(
      CoreExpr side, BinaryOperator operator, CoreExpr other, int slot, SureValues sure) {
    if (isSlot(side, slot)) {
      return new Comparison(operator, other);
    }
    if (sure.type(side) != Basic.INT || sure.type(other) != Basic.INT) {
      return null;
    }
    return switch (side) {
      case CoreExpr.Negate negate -> {
        BinaryOperator turned = mirrored(operator);
        yield turned == null
            ? null
            : isolate(
                negate.operand(), turned, new CoreExpr.Negate(other, other.span()), slot, sure);
      }
      case CoreExpr.Chain chain -> isolate(chain, operator, other, slot, sure);
      default -> null;
    };
  }

  private static @Nullable Comparison isolate(
      CoreExpr.Chain sum, BinaryOperator operator, CoreExpr other, int slot, SureValues sure) {
    int place = placeOf(sum, slot);
    if (place == NOWHERE) {
      return null;
    }
    boolean subtracted =
        place > 0 && sum.links().get(place - 1).operator() == BinaryOperator.SUBTRACT;
    CoreExpr operand = place == 0 ? sum.first() : sum.links().get(place - 1).operand();
    // the other operands: added to the other side where this one is subtracted
    List<CoreExpr.Link> moved = new ArrayList<>();
    if (place > 0) {
      moved.add(
          new CoreExpr.Link(
              subtracted ? BinaryOperator.ADD : BinaryOperator.SUBTRACT,
              sum.first(),
              other.span()));
    }
    for (int i = 0; i < sum.links().size(); i++) {
      CoreExpr.Link link = sum.links().get(i);
      if (i != place - 1) {
        boolean added = (link.operator() == BinaryOperator.ADD) == subtracted;
        moved.add(
            new CoreExpr.Link(
                added ? BinaryOperator.ADD : BinaryOperator.SUBTRACT,
                link.operand(),
                other.span()));
      }
    }
    CoreExpr first = subtracted ? new CoreExpr.Negate(other, other.span()) : other;
    BinaryOperator turned = subtracted ? mirrored(operator) : operator;
    return turned == null
        ? null
        : isolate(operand, turned, new CoreExpr.Chain(first, moved, other.span()), slot, sure);
  }

  private static final int NOWHERE = -1;

  /** The only operand that mentions a slot, 0 for the first; or {@link #NOWHERE}. */
  private static int placeOf(CoreExpr.Chain sum, int slot) {
    int place = Mentions.in(sum.first()).get(slot) ? 0 : NOWHERE;
    for (int i = 0; i < sum.links().size(); i++) {
      if (Mentions.in(sum.links().get(i).operand()).get(slot)) {
        if (place != NOWHERE) {
          return NOWHERE;
        }
        place = i + 1;
      }
    }
    return place;
  }

  private static boolean isSlot(CoreExpr expr, int slot) {
    return expr instanceof CoreExpr.Local local && local.slot() == slot;
  }

  /** The operator of the comparison with its sides exchanged; null for other operators. */
  private static @Nullable BinaryOperator mirrored(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> operator;
      case LESS -> BinaryOperator.GREATER;
      case LESS_EQUAL -> BinaryOperator.GREATER_EQUAL;
      case GREATER -> BinaryOperator.LESS;
      case GREATER_EQUAL -> BinaryOperator.LESS_EQUAL;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER -> null;
    };
  }
}
