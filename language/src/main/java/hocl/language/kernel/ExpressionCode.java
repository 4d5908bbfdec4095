package hocl.language.kernel;

import hocl.language.core.BinaryOperator;
import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.kernel.Variables.Held;
import hocl.runtime.atom.Molecule;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import org.jspecify.annotations.Nullable;

/**
 * Code for expressions over Ints of 64 bits and Floats. What overflows throws {@link
 * ArithmeticException}, what has no value {@link DivisionByZeroException}; everything else is
 * refused with {@link NotForKernelsException}.
 */
final class ExpressionCode {

  private final CodeBuilder code;
  private final Constants constants;
  private final Variables variables;

  ExpressionCode(CodeBuilder code, Constants constants, Variables variables) {
    this.code = code;
    this.constants = constants;
    this.variables = variables;
  }

  /** How the value of the expression is held, if it has one; null if that is not known. */
  @Nullable Held held(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> held(e.value());
      case CoreExpr.Local e -> variables.isBound(e.slot()) ? variables.held(e.slot()) : null;
      case CoreExpr.Chain e -> chain(e);
      case CoreExpr.Negate e -> number(held(e.operand()));
      case CoreExpr.If e -> held(e.yes()) == held(e.no()) ? number(held(e.yes())) : null;
      case CoreExpr.CallBuiltin e -> builtin(e);
      default -> null;
    };
  }

  private static @Nullable Held held(Object value) {
    return value instanceof Molecule ? null : Held.of(value);
  }

  /** The kind of a number, or null for other kinds. */
  private static @Nullable Held number(@Nullable Held held) {
    return held == Held.LONG || held == Held.DOUBLE ? held : null;
  }

  private @Nullable Held chain(CoreExpr.Chain e) {
    Held result = number(held(e.first()));
    for (CoreExpr.Link link : e.links()) {
      Held operand = number(held(link.operand()));
      if (result == null || operand == null || !isArithmetic(link.operator())) {
        return null;
      }
      result = operand == Held.DOUBLE ? operand : result;
    }
    return result;
  }

  private @Nullable Held builtin(CoreExpr.CallBuiltin e) {
    Held first = number(held(e.arguments().getFirst()));
    return switch (e.builtin()) {
      case ABS -> first;
      case MIN, MAX ->
          e.arguments().size() == 2 && first == held(e.arguments().getLast()) ? first : null;
      case SQRT, TO_FLOAT -> first == null ? null : Held.DOUBLE;
      case FLOOR, CEIL, ROUND, POW, SIZE, SUM, COUNT, CONTAINS, TO_INT, TO_STRING, RANGE, SORT ->
          null;
      case ELEMENTS, AT -> null;
    };
  }

  private static boolean isArithmetic(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO -> true;
      case POWER, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
    };
  }

  /** Why there is no code for an expression. */
  NotForKernelsException refusal(CoreExpr expr) {
    return new Refusals(this).of(expr);
  }

  /** Whether the expression gives an Int of 64 bits, if it gives anything. */
  boolean isLong(CoreExpr expr) {
    return held(expr) == Held.LONG;
  }

  /** Whether {@link #pushObject} works. */
  boolean isObject(CoreExpr expr) {
    Held held = held(expr);
    return held != null && held.isReference();
  }

  /** Whether evaluation may fail where nothing overflows. */
  boolean mayFail(CoreExpr expr) {
    return DivisionFinder.divides(expr) || hasFloats(expr);
  }

  private boolean hasFloats(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Chain e ->
          hasFloats(e.first()) || e.links().stream().anyMatch(link -> hasFloats(link.operand()));
      case CoreExpr.Not e -> hasFloats(e.operand());
      case CoreExpr.And e -> e.operands().stream().anyMatch(this::hasFloats);
      case CoreExpr.Or e -> e.operands().stream().anyMatch(this::hasFloats);
      case CoreExpr.If e -> hasFloats(e.condition()) || hasFloats(e.yes()) || hasFloats(e.no());
      default -> held(expr) == Held.DOUBLE;
    };
  }

  /** Pushes the value as it is held. */
  void push(CoreExpr expr, Held held) {
    switch (held) {
      case LONG -> pushLong(expr);
      case DOUBLE -> pushDouble(expr);
      case BIG, OBJECT -> pushObject(expr);
    }
  }

  /** Pushes the value as an atom. */
  void pushAtom(CoreExpr expr, Held held) {
    push(expr, held);
    box(code, held);
  }

  /** Makes an atom of the value on the stack. */
  static void box(CodeBuilder code, Held held) {
    switch (held) {
      case LONG -> valueOf(code, Names.BOX_LONG, Names.LONG);
      case DOUBLE -> valueOf(code, Names.BOX_DOUBLE, Names.DOUBLE);
      case BIG, OBJECT -> {}
    }
  }

  private static void valueOf(CodeBuilder code, ClassDesc box, ClassDesc type) {
    code.invokestatic(box, "valueOf", Names.method(box, type));
  }

  /** Pushes the Int. */
  void pushLong(CoreExpr expr) {
    if (!isLong(expr)) {
      throw refusal(expr);
    }
    pushNumber(expr);
  }

  /** Pushes the Float, or the Int as a Float. */
  void pushDouble(CoreExpr expr) {
    Held held = pushNumber(expr);
    if (held == Held.LONG) {
      code.l2d();
    }
  }

  private Held pushNumber(CoreExpr expr) {
    Held held = held(expr);
    if (number(held) == null || held == null) {
      throw refusal(expr);
    }
    switch (expr) {
      case CoreExpr.Constant e when e.value() instanceof Long value -> code.loadConstant(value);
      case CoreExpr.Constant e when e.value() instanceof Double value -> code.loadConstant(value);
      case CoreExpr.Local e -> variables.load(code, e.slot());
      case CoreExpr.Chain e -> pushChain(e);
      case CoreExpr.Negate e -> {
        pushNumber(e.operand());
        if (held == Held.LONG) {
          math("negateExact", Names.LONG, Names.LONG);
        } else {
          code.dneg();
          checked();
        }
      }
      case CoreExpr.If e -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(e.condition(), false, otherwise);
        pushNumber(e.yes());
        code.goto_(end);
        code.labelBinding(otherwise);
        pushNumber(e.no());
        code.labelBinding(end);
      }
      case CoreExpr.CallBuiltin e -> pushBuiltin(e, held);
      default -> throw refusal(expr);
    }
    return held;
  }

  private void pushChain(CoreExpr.Chain e) {
    Held result = pushNumber(e.first());
    for (CoreExpr.Link link : e.links()) {
      if (result == Held.LONG && held(link.operand()) == Held.DOUBLE) {
        code.l2d();
        result = Held.DOUBLE;
      }
      if (result == Held.LONG) {
        pushLong(link.operand());
        apply(link.operator());
      } else {
        pushDouble(link.operand());
        applyToFloats(link.operator());
      }
    }
  }

  private void pushBuiltin(CoreExpr.CallBuiltin e, Held held) {
    ClassDesc type = held == Held.LONG ? Names.LONG : Names.DOUBLE;
    for (CoreExpr argument : e.arguments()) {
      push(argument, held);
    }
    switch (e.builtin()) {
      case ABS -> math(held == Held.LONG ? "absExact" : "abs", type, type);
      case MIN, MAX -> math(e.builtin() == Builtin.MIN ? "min" : "max", type, type, type);
      case SQRT -> {
        math("sqrt", type, type);
        checked();
      }
      default -> {}
    }
  }

  private void math(String method, ClassDesc result, ClassDesc... parameters) {
    code.invokestatic(Names.MATH, method, Names.method(result, parameters));
  }

  /** Not a number is no value, and zero has no sign. */
  private void checked() {
    code.invokestatic(Names.SUPPORT, "checked", Names.method(Names.DOUBLE, Names.DOUBLE));
  }

  private void apply(BinaryOperator operator) {
    String name =
        switch (operator) {
          case ADD -> "addExact";
          case SUBTRACT -> "subtractExact";
          case MULTIPLY -> "multiplyExact";
          case DIVIDE -> "divide";
          case REMAINDER -> "remainder";
          case FLOOR_DIVIDE -> "floorDivide";
          case FLOOR_MODULO -> "floorModulo";
          case POWER, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
              throw noArithmetic(operator);
        };
    code.invokestatic(
        name.endsWith("Exact") ? Names.MATH : Names.SUPPORT,
        name,
        Names.method(Names.LONG, Names.LONG, Names.LONG));
  }

  private void applyToFloats(BinaryOperator operator) {
    switch (operator) {
      case ADD -> code.dadd();
      case SUBTRACT -> code.dsub();
      case MULTIPLY -> code.dmul();
      case DIVIDE -> code.ddiv();
      case REMAINDER -> code.drem();
      case FLOOR_DIVIDE -> floatDivision("quotient");
      case FLOOR_MODULO -> floatDivision("remainder");
      case POWER, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          throw noArithmetic(operator);
    }
    checked();
  }

  private void floatDivision(String method) {
    code.invokestatic(
        Names.FLOAT_DIVISION, method, Names.method(Names.DOUBLE, Names.DOUBLE, Names.DOUBLE));
  }

  private static NotForKernelsException noArithmetic(BinaryOperator operator) {
    return new NotForKernelsException("`" + operator.sign() + "` is no arithmetic");
  }

  /** Pushes the atom of a constant or of a slot that holds an object. */
  void pushObject(CoreExpr expr) {
    if (!isObject(expr)) {
      throw refusal(expr);
    }
    if (expr instanceof CoreExpr.Constant e) {
      constants.push(code, e.value(), Names.OBJECT);
    } else {
      variables.load(code, ((CoreExpr.Local) expr).slot());
    }
  }

  /** Jumps to a label when the condition has the wanted truth; else goes on. */
  void jump(CoreExpr condition, boolean wanted, Label target) {
    new ConditionCode(code, this).jump(condition, wanted, target);
  }
}
