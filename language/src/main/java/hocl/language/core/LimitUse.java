package hocl.language.core;

import java.util.Set;

/**
 * Finds expressions that may reach a limit of the machine: calls that nest deep, and operations
 * that make a far larger value of their operands. A plan tests what is written behind such a part
 * of a guard after it, so that the limit is met where the language says so. Products and sums are
 * left out: only operands that are nearly too large themselves take them beyond the limit.
 */
public final class LimitUse {

  /** The methods of atoms whose result or search is refused beyond a size. */
  private static final Set<String> METHODS =
      Set.of(
          "pow",
          "shiftLeft",
          "shiftRight",
          "setBit",
          "flipBit",
          "repeat",
          "indent",
          "matches",
          "replace",
          "replaceAll",
          "replaceFirst",
          "split");

  private LimitUse() {}

  /** Whether evaluating the expression may reach a limit. */
  public static boolean in(CoreExpr expr) {
    boolean[] found = {false};
    CoreWalk.ofExpr(expr, part -> found[0] |= mayReachLimit(part));
    return found[0];
  }

  private static boolean mayReachLimit(CoreExpr part) {
    return switch (part) {
      case CoreExpr.Call call -> !call.bounded();
      case CoreExpr.Chain chain ->
          chain.links().stream().anyMatch(link -> link.operator() == BinaryOperator.POWER);
      case CoreExpr.CallBuiltin call ->
          call.builtin() == Builtin.POW || call.builtin() == Builtin.RANGE;
      case CoreExpr.CallMethod call -> METHODS.contains(call.name());
      default -> false;
    };
  }
}
