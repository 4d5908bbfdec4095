package hocl.language.kernel;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreType;
import hocl.language.kernel.SlotLocals.Held;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;

/** Code for conditions, as jumps. */
final class ConditionCode {

  private final CodeBuilder code;
  private final ExpressionCode expressions;

  ConditionCode(CodeBuilder code, ExpressionCode expressions) {
    this.code = code;
    this.expressions = expressions;
  }

  /** Whether an expression is a condition for which there may be code. */
  static boolean isCondition(CoreExpr expr, ExpressionCode scope) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value() instanceof Boolean;
      case CoreExpr.Not e -> isCondition(e.operand(), scope);
      case CoreExpr.And e -> e.operands().stream().allMatch(each -> isCondition(each, scope));
      case CoreExpr.Or e -> e.operands().stream().allMatch(each -> isCondition(each, scope));
      case CoreExpr.Chain e ->
          e.links().size() == 1 && !OperatorCode.isArithmetic(e.links().getFirst().operator());
      case CoreExpr.If e ->
          isCondition(e.condition(), scope)
              && isCondition(e.yes(), scope)
              && isCondition(e.no(), scope);
      case CoreExpr.Call e -> scope.result(e) == FunctionCode.Result.TRUTH;
      case CoreExpr.InstanceOf e -> true;
      case CoreExpr.Let e -> Boolean.TRUE.equals(scope.inBody(e, body -> isCondition(body, scope)));
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
      case CoreExpr.Call e when isCondition(e, expressions) -> {
        expressions.pushCall(e);
        code.branch(wanted ? Opcode.IFNE : Opcode.IFEQ, target);
      }
      case CoreExpr.If e -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(e.condition(), false, otherwise);
        jump(e.yes(), wanted, target);
        code.goto_(end);
        code.labelBinding(otherwise);
        jump(e.no(), wanted, target);
        code.labelBinding(end);
      }
      case CoreExpr.Let e -> {
        expressions.store(e);
        jump(e.body(), wanted, target);
      }
      case CoreExpr.InstanceOf e -> instanceOf(e, wanted, target);
      default -> throw new NotForKernelsException(condition, "is no comparison");
    }
  }

  private void instanceOf(CoreExpr.InstanceOf e, boolean wanted, Label target) {
    Held held = expressions.held(e.operand());
    if (held == null || !(e.type() instanceof CoreType.Basic type)) {
      throw new NotForKernelsException(e, "asks for a type");
    }
    expressions.pushAtom(e.operand(), held);
    expressions.pushType(type);
    code.invokestatic(
        Names.SUPPORT, "isInstance", Names.method(Names.BOOLEAN, Names.OBJECT, Names.TYPE));
    code.branch(wanted ? Opcode.IFNE : Opcode.IFEQ, target);
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
    Held a = expressions.held(left);
    Held b = expressions.held(right);
    if (a == null || b == null) {
      throw expressions.refusal(a == null ? left : right);
    }
    if ((a == Held.OBJECT) != (b == Held.OBJECT)) {
      throw new NotForKernelsException(chain, "compares a number with something else");
    }
    if (a == Held.BIG || b == Held.BIG) {
      expressions.pushAtom(left, a);
      expressions.pushAtom(right, b);
      code.invokestatic(
          Names.SUPPORT, "compare", Names.method(Names.INT, Names.OBJECT, Names.OBJECT));
      code.branch(opcode(operator, wanted), target);
      return;
    }
    expressions.push(left, a);
    expressions.push(right, b);
    if (a == Held.OBJECT) {
      compareObjects(operator, wanted, target);
      return;
    }
    if (a == Held.LONG && b == Held.LONG) {
      code.lcmp();
    } else if (a == b) {
      // no Float is not a number
      code.dcmpl();
    } else {
      code.invokestatic(
          Names.SUPPORT,
          "compare",
          Names.method(
              Names.INT,
              a == Held.LONG ? Names.LONG : Names.DOUBLE,
              b == Held.LONG ? Names.LONG : Names.DOUBLE));
    }
    code.branch(opcode(operator, wanted), target);
  }

  private void compareObjects(BinaryOperator operator, boolean wanted, Label target) {
    if (operator != BinaryOperator.EQUAL && operator != BinaryOperator.NOT_EQUAL) {
      code.invokestatic(
          Names.SUPPORT, "order", Names.method(Names.INT, Names.OBJECT, Names.OBJECT));
      code.branch(opcode(operator, wanted), target);
      return;
    }
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
          throw new NotForKernelsException("`" + operator.sign() + "` is no comparison");
    };
  }
}
