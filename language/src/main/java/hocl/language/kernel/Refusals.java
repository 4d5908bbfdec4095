package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the words for an expression whose value generated code cannot hold. */
final class Refusals {

  private final ExpressionCode expressions;

  Refusals(ExpressionCode expressions) {
    this.expressions = expressions;
  }

  /** The reason that lies deepest in an expression, if that is where it lies. */
  NotForKernelsException of(CoreExpr expr) {
    String predicate = predicate(expr);
    if (predicate != null) {
      return new NotForKernelsException(expr, predicate);
    }
    Optional<CoreExpr> culprit =
        operands(expr).stream().filter(part -> expressions.held(part) == null).findFirst();
    if (expr instanceof CoreExpr.CallBuiltin
        && culprit.filter(part -> !(part instanceof CoreExpr.Local)).isEmpty()) {
      return new NotForKernelsException(
          expr, "calls a built-in function that there is no code for");
    }
    return culprit.isPresent()
        ? of(culprit.get())
        : new NotForKernelsException(
            expr,
            expr instanceof CoreExpr.If
                ? "chooses between values that are not both Ints or both Floats"
                : "is no arithmetic on Ints and Floats");
  }

  private static @Nullable String predicate(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.MakeRule e -> "makes a rule";
      case CoreExpr.Self e -> "makes a rule";
      case CoreExpr.MakeFunction e -> "makes a function";
      case CoreExpr.MakeList e -> "makes a List";
      case CoreExpr.MakeSolution e -> "makes a solution to calculate with";
      case CoreExpr.MakeMolecule e -> "is a molecule";
      case CoreExpr.MakeTuple e -> "makes a tuple to calculate with";
      case CoreExpr.Call e -> "calls a function";
      case CoreExpr.CallMethod e -> "calls a method";
      case CoreExpr.CallStatic e -> "calls a Java method";
      case CoreExpr.GetField e -> "reads a field of a Java object";
      case CoreExpr.GetStatic e -> "reads a field of a Java class";
      case CoreExpr.New e -> "makes a Java object";
      case CoreExpr.InstanceOf e -> "asks for a type";
      case CoreExpr.Cast e -> "is a cast";
      case CoreExpr.Let e -> "is a `let` inside of an expression";
      case CoreExpr.And e -> "gives a Bool";
      case CoreExpr.Or e -> "gives a Bool";
      case CoreExpr.Not e -> "gives a Bool";
      case CoreExpr.Local e -> "stands for any number of atoms";
      case CoreExpr.Constant e -> "stands for any number of atoms";
      case CoreExpr.Chain e -> predicate(e);
      case CoreExpr.Negate e -> null;
      case CoreExpr.If e -> null;
      case CoreExpr.CallBuiltin e -> null;
    };
  }

  private static @Nullable String predicate(CoreExpr.Chain chain) {
    for (CoreExpr.Link link : chain.links()) {
      switch (link.operator()) {
        case POWER -> {
          return "raises to a power";
        }
        case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> {
          return "gives a Bool";
        }
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO -> {}
      }
    }
    return null;
  }

  private static List<CoreExpr> operands(CoreExpr expr) {
    List<CoreExpr> operands = new ArrayList<>();
    switch (expr) {
      case CoreExpr.Chain e -> {
        operands.add(e.first());
        e.links().forEach(link -> operands.add(link.operand()));
      }
      case CoreExpr.Negate e -> operands.add(e.operand());
      case CoreExpr.If e -> operands.addAll(List.of(e.yes(), e.no()));
      case CoreExpr.CallBuiltin e -> operands.addAll(e.arguments());
      default -> {}
    }
    return operands;
  }
}
