package hocl.language.kernel;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;

/** Tells whether an expression that kernels can evaluate divides. */
final class DivisionFinder {

  private DivisionFinder() {}

  static boolean divides(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Chain e ->
          divides(e.first())
              || e.links().stream()
                  .anyMatch(link -> isDivision(link.operator()) || divides(link.operand()));
      case CoreExpr.Not e -> divides(e.operand());
      case CoreExpr.Negate e -> divides(e.operand());
      case CoreExpr.And e -> e.operands().stream().anyMatch(DivisionFinder::divides);
      case CoreExpr.Or e -> e.operands().stream().anyMatch(DivisionFinder::divides);
      case CoreExpr.CallBuiltin e -> e.arguments().stream().anyMatch(DivisionFinder::divides);
      case CoreExpr.If e -> divides(e.condition()) || divides(e.yes()) || divides(e.no());
      default -> false;
    };
  }

  private static boolean isDivision(BinaryOperator operator) {
    return switch (operator) {
      case DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO -> true;
      case ADD, SUBTRACT, MULTIPLY, POWER -> false;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
    };
  }
}
