package hocl.language.kernel;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;

/**
 * Code for expressions over Ints of 64 bits. What overflows throws {@link ArithmeticException},
 * division by zero {@link DivisionByZeroException}; everything else is refused with {@link
 * NotForKernelsException}.
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

  /** Whether the expression gives an Int of 64 bits, if it gives anything. */
  boolean isLong(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value() instanceof Long;
      case CoreExpr.Local e ->
          variables.isBound(e.slot()) && variables.held(e.slot()) == Variables.Held.LONG;
      case CoreExpr.Chain e ->
          isLong(e.first())
              && e.links().stream()
                  .allMatch(link -> isArithmetic(link.operator()) && isLong(link.operand()));
      case CoreExpr.Negate e -> isLong(e.operand());
      case CoreExpr.If e -> isLong(e.yes()) && isLong(e.no());
      default -> false;
    };
  }

  private static boolean isArithmetic(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO -> true;
      case POWER, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
    };
  }

  /** Pushes the Int. */
  void pushLong(CoreExpr expr) {
    switch (expr) {
      case CoreExpr.Constant e when e.value() instanceof Long value -> code.loadConstant(value);
      case CoreExpr.Local e when isLong(e) -> variables.load(code, e.slot());
      case CoreExpr.Chain e when isLong(e) -> {
        pushLong(e.first());
        for (CoreExpr.Link link : e.links()) {
          pushLong(link.operand());
          apply(link.operator());
        }
      }
      case CoreExpr.Negate e when isLong(e) -> {
        pushLong(e.operand());
        code.invokestatic(Names.MATH, "negateExact", Names.method(Names.LONG, Names.LONG));
      }
      case CoreExpr.If e when isLong(e) -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(e.condition(), false, otherwise);
        pushLong(e.yes());
        code.goto_(end);
        code.labelBinding(otherwise);
        pushLong(e.no());
        code.labelBinding(end);
      }
      default -> throw new NotForKernelsException("an expression of another kind");
    }
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
              throw new NotForKernelsException(operator.sign());
        };
    code.invokestatic(
        name.endsWith("Exact") ? Names.MATH : Names.SUPPORT,
        name,
        Names.method(Names.LONG, Names.LONG, Names.LONG));
  }

  /** Pushes the atom of a constant or of a slot that holds an object. */
  void pushObject(CoreExpr expr) {
    switch (expr) {
      case CoreExpr.Constant e
          when !(e.value() instanceof Long) && !(e.value() instanceof Double) ->
          constants.push(code, e.value(), Names.OBJECT);
      case CoreExpr.Local e
          when variables.isBound(e.slot()) && variables.held(e.slot()) == Variables.Held.OBJECT ->
          variables.load(code, e.slot());
      default -> throw new NotForKernelsException("an expression of another kind");
    }
  }

  /** Whether {@link #pushObject} works. */
  boolean isObject(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> !(e.value() instanceof Long) && !(e.value() instanceof Double);
      case CoreExpr.Local e ->
          variables.isBound(e.slot()) && variables.held(e.slot()) == Variables.Held.OBJECT;
      default -> false;
    };
  }

  /** Jumps to a label when the condition has the wanted truth; else goes on. */
  void jump(CoreExpr condition, boolean wanted, Label target) {
    switch (condition) {
      case CoreExpr.Constant e when e.value() instanceof Boolean truth -> {
        if (truth == wanted) {
          code.goto_(target);
        }
      }
      case CoreExpr.Not e -> jump(e.operand(), !wanted, target);
      case CoreExpr.And e -> all(e.operands(), true, wanted, target);
      case CoreExpr.Or e -> all(e.operands(), false, wanted, target);
      case CoreExpr.Chain e when e.links().size() == 1 -> compare(e, wanted, target);
      default -> throw new NotForKernelsException("a condition of another kind");
    }
  }

  /** Operands that must all have one truth for the whole to have it. */
  private void all(Iterable<CoreExpr> operands, boolean each, boolean wanted, Label target) {
    Label decided = code.newLabel();
    for (CoreExpr operand : operands) {
      jump(operand, !each, wanted == each ? decided : target);
    }
    if (wanted == each) {
      code.goto_(target);
    }
    code.labelBinding(decided);
  }

  private void compare(CoreExpr.Chain chain, boolean wanted, Label target) {
    CoreExpr left = chain.first();
    CoreExpr right = chain.links().getFirst().operand();
    BinaryOperator operator = chain.links().getFirst().operator();
    if (isLong(left) && isLong(right)) {
      pushLong(left);
      pushLong(right);
      code.lcmp();
      code.branch(opcode(operator, wanted), target);
      return;
    }
    boolean equality = operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
    if (!equality || !isObject(left) || !isObject(right)) {
      throw new NotForKernelsException("a comparison of another kind");
    }
    pushObject(left);
    pushObject(right);
    code.invokestatic(
        Names.SUPPORT, "valueEquals", Names.method(Names.BOOLEAN, Names.OBJECT, Names.OBJECT));
    boolean jumpIfEqual = (operator == BinaryOperator.EQUAL) == wanted;
    code.branch(jumpIfEqual ? Opcode.IFNE : Opcode.IFEQ, target);
  }

  /** Tests the sign of a comparison. */
  private static Opcode opcode(BinaryOperator operator, boolean wanted) {
    return switch (operator) {
      case EQUAL -> wanted ? Opcode.IFEQ : Opcode.IFNE;
      case NOT_EQUAL -> wanted ? Opcode.IFNE : Opcode.IFEQ;
      case LESS -> wanted ? Opcode.IFLT : Opcode.IFGE;
      case LESS_EQUAL -> wanted ? Opcode.IFLE : Opcode.IFGT;
      case GREATER -> wanted ? Opcode.IFGT : Opcode.IFLE;
      case GREATER_EQUAL -> wanted ? Opcode.IFGE : Opcode.IFLT;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER ->
          throw new NotForKernelsException(operator.sign());
    };
  }
}
