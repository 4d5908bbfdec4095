package hocl.language.explore;

import hocl.grammar.source.Span;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expressions as objects that call one another. Ints of 64 bits are computed here as long as they
 * fit, other values by {@link AtomOperators}; the result is null for an expression without a value,
 * or one that might be a molecule.
 */
final class DirectValues {

  private DirectValues() {}

  /** Makes expressions executable, or gives null if one of them cannot be. */
  static DirectRule.Value @Nullable [] all(List<CoreExpr> exprs) {
    DirectRule.Value[] values = new DirectRule.Value[exprs.size()];
    for (int i = 0; i < values.length; i++) {
      DirectRule.Value value = of(exprs.get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return values;
  }

  /**
   * Makes an expression executable, or gives null if some part of it has a form that is not known
   * here.
   */
  static DirectRule.@Nullable Value of(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> slots -> e.value();
      case CoreExpr.Local e -> slots -> slots[e.slot()];
      case CoreExpr.Chain e -> chain(e);
      case CoreExpr.And e -> {
        DirectRule.Value[] operands = all(e.operands());
        yield operands == null ? null : slots -> until(operands, slots, false);
      }
      case CoreExpr.Or e -> {
        DirectRule.Value[] operands = all(e.operands());
        yield operands == null ? null : slots -> until(operands, slots, true);
      }
      case CoreExpr.Not e -> {
        DirectRule.Value operand = of(e.operand());
        yield operand == null
            ? null
            : slots -> operand.of(slots) instanceof Boolean truth ? (Boolean) !truth : null;
      }
      case CoreExpr.MakeTuple e -> tuple(all(e.fields()));
      case CoreExpr.Self e -> null;
      case CoreExpr.Negate e -> null;
      case CoreExpr.If e -> null;
      case CoreExpr.Let e -> null;
      case CoreExpr.MakeList e -> null;
      case CoreExpr.MakeSolution e -> null;
      case CoreExpr.MakeMolecule e -> null;
      case CoreExpr.MakeRule e -> null;
      case CoreExpr.MakeFunction e -> null;
      case CoreExpr.Call e -> null;
      case CoreExpr.CallBuiltin e -> null;
      case CoreExpr.CallMethod e -> null;
      case CoreExpr.CallStatic e -> null;
      case CoreExpr.GetField e -> null;
      case CoreExpr.GetStatic e -> null;
      case CoreExpr.New e -> null;
      case CoreExpr.InstanceOf e -> null;
      case CoreExpr.Cast e -> null;
    };
  }

  /** The value of the first operand that is the one sought, or else of all together. */
  private static @Nullable Object until(
      DirectRule.Value[] operands, @Nullable Object[] slots, boolean sought) {
    for (DirectRule.Value operand : operands) {
      if (!(operand.of(slots) instanceof Boolean truth)) {
        return null;
      }
      if (truth == sought) {
        return sought;
      }
    }
    return !sought;
  }

  private static DirectRule.@Nullable Value tuple(DirectRule.Value @Nullable [] fields) {
    if (fields == null) {
      return null;
    }
    return slots -> {
      Object[] values = new Object[fields.length];
      for (int i = 0; i < values.length; i++) {
        Object value = fields[i].of(slots);
        if (value == null || value instanceof Molecule) {
          return null;
        }
        values[i] = value;
      }
      return Tuple.of(values);
    };
  }

  private static DirectRule.@Nullable Value chain(CoreExpr.Chain chain) {
    DirectRule.Value result = of(chain.first());
    for (CoreExpr.Link link : chain.links()) {
      DirectRule.Value operand = of(link.operand());
      if (result == null || operand == null) {
        return null;
      }
      result = binary(link.operator(), result, operand, chain.span());
    }
    return result;
  }

  private static DirectRule.Value binary(
      BinaryOperator operator, DirectRule.Value first, DirectRule.Value second, Span span) {
    return switch (operator) {
      case ADD ->
          onInts(
              operator,
              first,
              second,
              span,
              (x, y) -> {
                long sum = x + y;
                return ((x ^ sum) & (y ^ sum)) >= 0 ? (Long) sum : null;
              });
      case SUBTRACT ->
          onInts(
              operator,
              first,
              second,
              span,
              (x, y) -> {
                long difference = x - y;
                return ((x ^ y) & (x ^ difference)) >= 0 ? (Long) difference : null;
              });
      case REMAINDER ->
          onInts(operator, first, second, span, (x, y) -> y > 0 ? (Long) (x % y) : null);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL ->
          comparison(operator, first, second, span);
      case MULTIPLY, DIVIDE, FLOOR_DIVIDE, FLOOR_MODULO, POWER ->
          slots -> general(operator, first.of(slots), second.of(slots), span);
    };
  }

  /** The result of an operator for two Ints of 64 bits, or null if it is not one of these. */
  private interface OfInts {
    @Nullable Long of(long first, long second);
  }

  private static DirectRule.Value onInts(
      BinaryOperator operator,
      DirectRule.Value first,
      DirectRule.Value second,
      Span span,
      OfInts ints) {
    return slots -> {
      Object a = first.of(slots);
      Object b = second.of(slots);
      Long made = a instanceof Long x && b instanceof Long y ? ints.of(x, y) : null;
      return made == null ? general(operator, a, b, span) : made;
    };
  }

  private static DirectRule.Value comparison(
      BinaryOperator operator, DirectRule.Value first, DirectRule.Value second, Span span) {
    return slots -> {
      Object a = first.of(slots);
      Object b = second.of(slots);
      if (a instanceof Long x && b instanceof Long y) {
        long left = x;
        long right = y;
        return switch (operator) {
          case LESS -> left < right;
          case LESS_EQUAL -> left <= right;
          case GREATER -> left > right;
          case GREATER_EQUAL -> left >= right;
          case EQUAL -> left == right;
          case NOT_EQUAL -> left != right;
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER ->
              throw new IllegalArgumentException(operator.sign());
        };
      }
      return general(operator, a, b, span);
    };
  }

  private static @Nullable Object general(
      BinaryOperator operator, @Nullable Object a, @Nullable Object b, Span span) {
    if (a == null || b == null || a instanceof Molecule || b instanceof Molecule) {
      return null;
    }
    try {
      return AtomOperators.apply(operator, a, b, span);
    } catch (EvaluationException noValue) {
      return null;
    }
  }
}
