package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Molecule;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Guards that are known to have a value, whatever atoms the heads take: only variables with types
 * are ordered, nothing but Ints is computed with, and divisors are constants other than 0.
 */
public final class SafeGuard {

  /** The types of the variables that heads bind to whole atoms or fields. */
  private final Map<Integer, CoreType.Basic> types = new HashMap<>();

  private SafeGuard(RuleCore rule) {
    rule.heads().forEach(this::addTypes);
  }

  /** Whether the guard of a rule has a value whatever atoms the heads take. */
  public static boolean of(RuleCore rule) {
    SafeGuard guard = new SafeGuard(rule);
    return rule.guard().stream().allMatch(guard::isCondition);
  }

  private void addTypes(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Bind p -> {
        // a variable that stands in several places has the narrowest type, so any of them is true
        if (p.type() instanceof CoreType.Basic type
            && types.getOrDefault(p.slot(), CoreType.Basic.ANY) == CoreType.Basic.ANY) {
          types.put(p.slot(), type);
        }
      }
      case CorePattern.OfTuple p -> p.fields().forEach(this::addTypes);
      case CorePattern.OfSolution p -> p.elements().forEach(this::addTypes);
      case CorePattern.OfList p -> p.items().forEach(this::addTypes);
      case CorePattern.Copies p -> addTypes(p.pattern());
      case CorePattern.CountedCopies p -> {
        addTypes(p.pattern());
        types.put(p.slot(), CoreType.Basic.INT);
      }
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
    }
  }

  private boolean isCondition(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value() instanceof Boolean;
      case CoreExpr.Local e -> types.get(e.slot()) == CoreType.Basic.BOOL;
      case CoreExpr.Not e -> isCondition(e.operand());
      case CoreExpr.And e -> e.operands().stream().allMatch(this::isCondition);
      case CoreExpr.Or e -> e.operands().stream().allMatch(this::isCondition);
      case CoreExpr.Chain e -> isComparison(e);
      case CoreExpr.InstanceOf e -> isAtom(e.operand());
      default -> false;
    };
  }

  private boolean isComparison(CoreExpr.Chain chain) {
    if (chain.links().size() != 1) {
      return false;
    }
    CoreExpr left = chain.first();
    CoreExpr right = chain.links().getFirst().operand();
    return switch (chain.links().getFirst().operator()) {
      case EQUAL, NOT_EQUAL -> isAtom(left) && isAtom(right);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          (isNumber(left) && isNumber(right)) || (isString(left) && isString(right));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER -> false;
    };
  }

  /** Whether an expression gives an atom that can be compared for equality. */
  private boolean isAtom(CoreExpr expr) {
    return isNumber(expr)
        || isString(expr)
        || (expr instanceof CoreExpr.Local local && types.containsKey(local.slot()))
        || (expr instanceof CoreExpr.Constant constant && isPlain(constant.value()));
  }

  private static boolean isPlain(Object constant) {
    return !(constant instanceof Molecule);
  }

  private boolean isNumber(CoreExpr expr) {
    return isInt(expr)
        || switch (expr) {
          case CoreExpr.Local e ->
              types.get(e.slot()) == CoreType.Basic.FLOAT
                  || types.get(e.slot()) == CoreType.Basic.NUM;
          case CoreExpr.Constant e -> e.value() instanceof Double;
          default -> false;
        };
  }

  private boolean isString(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Local e -> types.get(e.slot()) == CoreType.Basic.STRING;
      case CoreExpr.Constant e -> e.value() instanceof String;
      default -> false;
    };
  }

  private boolean isInt(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Local e -> types.get(e.slot()) == CoreType.Basic.INT;
      case CoreExpr.Constant e -> e.value() instanceof Long || e.value() instanceof BigInteger;
      case CoreExpr.Negate e -> isInt(e.operand());
      case CoreExpr.Chain e ->
          isInt(e.first()) && e.links().stream().allMatch(link -> isSafe(link.operator(), link));
      default -> false;
    };
  }

  private boolean isSafe(BinaryOperator operator, CoreExpr.Link link) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY -> isInt(link.operand());
      case DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO ->
          link.operand() instanceof CoreExpr.Constant constant && isDivisor(constant.value());
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, POWER -> false;
    };
  }

  private static boolean isDivisor(@Nullable Object value) {
    return value instanceof Long number && number != 0;
  }
}
