package hocl.language.kernel;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.kernel.Variables.Held;
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
      default -> throw new NotForKernelsException(condition, "is no comparison");
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
      compareObjects(chain, operator, wanted, target);
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

  private void compareObjects(
      CoreExpr.Chain chain, BinaryOperator operator, boolean wanted, Label target) {
    if (operator != BinaryOperator.EQUAL && operator != BinaryOperator.NOT_EQUAL) {
      throw new NotForKernelsException(chain, "orders atoms that are no numbers");
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
