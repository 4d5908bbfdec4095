package hocl.language.plan;

import hocl.language.core.CoreExpr;
import java.util.List;

/**
 * Finds calls of Java in expressions, which may have effects where the caller allows Java. Any
 * thread may call.
 */
public final class JavaUse {

  private JavaUse() {}

  /** Whether evaluating the expression may call a method, make an object or read a field. */
  public static boolean in(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.CallMethod e -> true;
      case CoreExpr.CallStatic e -> true;
      case CoreExpr.GetField e -> true;
      case CoreExpr.GetStatic e -> true;
      case CoreExpr.New e -> true;
      // a function may call anything
      case CoreExpr.Call e -> true;
      case CoreExpr.Constant e -> false;
      case CoreExpr.Self e -> false;
      case CoreExpr.Local e -> false;
      case CoreExpr.Chain e ->
          in(e.first()) || e.links().stream().anyMatch(link -> in(link.operand()));
      case CoreExpr.And e -> inAny(e.operands());
      case CoreExpr.Or e -> inAny(e.operands());
      case CoreExpr.Negate e -> in(e.operand());
      case CoreExpr.Not e -> in(e.operand());
      case CoreExpr.If e -> in(e.condition()) || in(e.yes()) || in(e.no());
      case CoreExpr.Let e -> in(e.value()) || in(e.body());
      case CoreExpr.MakeTuple e -> inAny(e.fields());
      // items may hold anything, and guards hardly ever make Lists or solutions
      case CoreExpr.MakeList e -> true;
      case CoreExpr.MakeSolution e -> true;
      case CoreExpr.MakeMolecule e -> true;
      case CoreExpr.MakeRule e -> inAny(e.captures());
      case CoreExpr.MakeFunction e -> inAny(e.captures());
      case CoreExpr.CallBuiltin e -> inAny(e.arguments());
      case CoreExpr.InstanceOf e -> in(e.operand());
      case CoreExpr.Cast e -> in(e.operand());
    };
  }

  private static boolean inAny(List<CoreExpr> exprs) {
    return exprs.stream().anyMatch(JavaUse::in);
  }
}
