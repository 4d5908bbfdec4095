package hocl.language.confluence;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.Slot;
import hocl.language.review.Kinds;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition that compares two terms.
 *
 * @param mayFail whether a side may have no value, other than that a number cannot be divided
 */
record TermComparison(Term left, Sign sign, Term right, boolean mayFail) {

  /** How the sides are compared. */
  enum Sign {
    EQUAL,
    DIFFERENT,
    LESS,
    AT_MOST
  }

  /**
   * The comparison that a condition is, or null for another condition.
   *
   * @param succeeds whether the condition is known to hold
   */
  static @Nullable TermComparison of(
      CoreExpr condition, Map<Integer, Term> slots, List<Slot> declared, boolean succeeds) {
    return switch (condition) {
      case CoreExpr.Not not -> {
        TermComparison inner = of(not.operand(), slots, declared, succeeds);
        yield inner == null ? null : inner.opposite();
      }
      case CoreExpr.Chain chain when chain.links().size() == 1 -> {
        Translation translation = new Translation(slots, declared, succeeds);
        try {
          Term left = translation.term(chain.first());
          Term right = translation.term(chain.links().getFirst().operand());
          TermComparison made =
              of(left, chain.links().getFirst().operator(), right, translation.mayFail());
          yield made != null && made.division() != null && isOfLeaves(chain.first())
              ? new TermComparison(left, made.sign(), right, false)
              : made;
        } catch (NotSeenThroughException e) {
          yield null;
        }
      }
      default -> null;
    };
  }

  /** Whether an operation works on atoms as they are, so that nothing else in it can fail. */
  private static boolean isOfLeaves(CoreExpr operation) {
    return operation instanceof CoreExpr.Chain chain
        && chain.links().size() == 1
        && isLeaf(chain.first())
        && isLeaf(chain.links().getFirst().operand());
  }

  private static boolean isLeaf(CoreExpr expr) {
    return expr instanceof CoreExpr.Local || expr instanceof CoreExpr.Constant;
  }

  private static @Nullable TermComparison of(
      Term left, BinaryOperator operator, Term right, boolean mayFail) {
    return switch (operator) {
      case EQUAL -> new TermComparison(left, Sign.EQUAL, right, mayFail);
      case NOT_EQUAL -> new TermComparison(left, Sign.DIFFERENT, right, mayFail);
      case LESS -> new TermComparison(left, Sign.LESS, right, mayFail);
      case LESS_EQUAL -> new TermComparison(left, Sign.AT_MOST, right, mayFail);
      case GREATER -> new TermComparison(right, Sign.LESS, left, mayFail);
      case GREATER_EQUAL -> new TermComparison(right, Sign.AT_MOST, left, mayFail);
      default -> null;
    };
  }

  /** The comparison that holds where this one can be made and does not hold. */
  TermComparison opposite() {
    return switch (sign) {
      case EQUAL -> new TermComparison(left, Sign.DIFFERENT, right, mayFail);
      case DIFFERENT -> new TermComparison(left, Sign.EQUAL, right, mayFail);
      case LESS -> new TermComparison(right, Sign.AT_MOST, left, mayFail);
      case AT_MOST -> new TermComparison(right, Sign.LESS, left, mayFail);
    };
  }

  /** Whether either this or its opposite holds, whatever the atoms are. */
  boolean isDecided() {
    int kinds = left.kinds() | right.kinds();
    boolean numbers = (kinds & ~Kinds.NUM) == 0;
    Division division = division();
    return !mayFail
        && (division == null || Translation.isOtherThanZero(division.divisor()))
        && (sign == Sign.EQUAL || sign == Sign.DIFFERENT || numbers || kinds == Kinds.STRING);
  }

  /** The number and its divisor, if this says that an Int divides another; else null. */
  @Nullable Division division() {
    if (sign == Sign.EQUAL
        && right instanceof Term.Known(Long zero)
        && zero == 0
        && left instanceof Term.Applied(String name, List<Term> sides, int kinds)
        && (name.equals("%") || name.equals("mod"))) {
      return new Division(sides.get(1), sides.get(0));
    }
    return null;
  }

  /** The fact that an Int other than 0 divides another Int. */
  record Division(Term divisor, Term number) {}

  @Override
  public String toString() {
    String between =
        switch (sign) {
          case EQUAL -> " == ";
          case DIFFERENT -> " != ";
          case LESS -> " < ";
          case AT_MOST -> " <= ";
        };
    return left + between + right;
  }
}
