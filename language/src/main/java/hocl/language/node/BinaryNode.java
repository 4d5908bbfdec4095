package hocl.language.node;

import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.value.EvaluationException;

/** A binary operation. Each has short ways for Ints of 64 bits and for Floats, and one for all. */
@NodeChild("left")
@NodeChild("right")
abstract class BinaryNode extends ExprNode {

  /** The node for an operator. */
  static ExprNode of(CoreExpr.Link link, ExprNode left, ExprNode right) {
    return switch (link.operator()) {
      case ADD -> BinaryNodeFactory.AddNodeGen.create(left, right);
      case SUBTRACT -> BinaryNodeFactory.SubtractNodeGen.create(left, right);
      case MULTIPLY -> BinaryNodeFactory.MultiplyNodeGen.create(left, right);
      case DIVIDE -> BinaryNodeFactory.DivideNodeGen.create(left, right);
      case REMAINDER -> BinaryNodeFactory.RemainderNodeGen.create(left, right);
      case EQUAL -> BinaryNodeFactory.EqualNodeGen.create(left, right);
      case NOT_EQUAL -> new LogicNodes.NotNode(BinaryNodeFactory.EqualNodeGen.create(left, right));
      case LESS -> BinaryNodeFactory.LessNodeGen.create(left, right);
      case LESS_EQUAL -> BinaryNodeFactory.LessEqualNodeGen.create(left, right);
      case GREATER -> BinaryNodeFactory.GreaterNodeGen.create(left, right);
      case GREATER_EQUAL -> BinaryNodeFactory.GreaterEqualNodeGen.create(left, right);
      case FLOOR_DIVIDE, FLOOR_MODULO, POWER ->
          BinaryNodeFactory.OtherNodeGen.create(link.operator(), left, right);
    };
  }

  abstract static class AddNode extends BinaryNode {
    @Specialization(rewriteOn = ArithmeticException.class)
    static long longs(long a, long b) {
      return Math.addExact(a, b);
    }

    @Specialization
    static Object generic(Object a, Object b) {
      return Arithmetic.add(a, b);
    }
  }

  abstract static class SubtractNode extends BinaryNode {
    @Specialization(rewriteOn = ArithmeticException.class)
    static long longs(long a, long b) {
      return Math.subtractExact(a, b);
    }

    @Specialization
    static Object generic(Object a, Object b) {
      return Arithmetic.apply(BinaryOperator.SUBTRACT, a, b);
    }
  }

  abstract static class MultiplyNode extends BinaryNode {
    @Specialization(rewriteOn = ArithmeticException.class)
    static long longs(long a, long b) {
      return Math.multiplyExact(a, b);
    }

    @Specialization
    static Object generic(Object a, Object b) {
      return Arithmetic.apply(BinaryOperator.MULTIPLY, a, b);
    }
  }

  abstract static class DivideNode extends BinaryNode {
    /** Neither a failure nor the one case that overflows. */
    static boolean isPlain(long divisor) {
      return divisor > 0;
    }

    @Specialization(guards = "isPlain(b)")
    static long longs(long a, long b) {
      return a / b;
    }

    @Specialization
    static Object generic(Object a, Object b) {
      return Arithmetic.apply(BinaryOperator.DIVIDE, a, b);
    }
  }

  abstract static class RemainderNode extends BinaryNode {
    @Specialization
    static long longs(long a, long b) {
      if (b == 0) {
        throw new EvaluationException("E0702", a, "%");
      }
      return a % b;
    }

    @Specialization
    static Object generic(Object a, Object b) {
      return Arithmetic.apply(BinaryOperator.REMAINDER, a, b);
    }
  }

  abstract static class EqualNode extends BinaryNode {
    @Specialization
    static boolean longs(long a, long b) {
      return a == b;
    }

    @Specialization
    static boolean generic(Object a, Object b) {
      return Arithmetic.valueEquals(a, b);
    }
  }

  abstract static class LessNode extends BinaryNode {
    @Specialization
    static boolean longs(long a, long b) {
      return a < b;
    }

    @Specialization
    static boolean doubles(double a, double b) {
      return a < b;
    }

    @Specialization
    static boolean generic(Object a, Object b) {
      return Arithmetic.compare(BinaryOperator.LESS, a, b) < 0;
    }
  }

  abstract static class LessEqualNode extends BinaryNode {
    @Specialization
    static boolean longs(long a, long b) {
      return a <= b;
    }

    @Specialization
    static boolean doubles(double a, double b) {
      return a <= b;
    }

    @Specialization
    static boolean generic(Object a, Object b) {
      return Arithmetic.compare(BinaryOperator.LESS_EQUAL, a, b) <= 0;
    }
  }

  abstract static class GreaterNode extends BinaryNode {
    @Specialization
    static boolean longs(long a, long b) {
      return a > b;
    }

    @Specialization
    static boolean doubles(double a, double b) {
      return a > b;
    }

    @Specialization
    static boolean generic(Object a, Object b) {
      return Arithmetic.compare(BinaryOperator.GREATER, a, b) > 0;
    }
  }

  abstract static class GreaterEqualNode extends BinaryNode {
    @Specialization
    static boolean longs(long a, long b) {
      return a >= b;
    }

    @Specialization
    static boolean doubles(double a, double b) {
      return a >= b;
    }

    @Specialization
    static boolean generic(Object a, Object b) {
      return Arithmetic.compare(BinaryOperator.GREATER_EQUAL, a, b) >= 0;
    }
  }

  /** An operator without a short way. */
  abstract static class OtherNode extends BinaryNode {
    private final BinaryOperator operator;

    OtherNode(BinaryOperator operator) {
      this.operator = operator;
    }

    @Specialization
    Object generic(Object a, Object b) {
      return Arithmetic.apply(operator, a, b);
    }
  }
}
