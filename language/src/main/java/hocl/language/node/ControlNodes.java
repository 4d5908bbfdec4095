package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import hocl.grammar.source.Span;
import hocl.language.core.CoreType;
import hocl.language.value.EvaluationException;
import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Tuple;

/** Small nodes: choice, let, negation, tuples, type tests, places of failures. */
final class ControlNodes {

  private ControlNodes() {}

  static final class IfNode extends ExprNode {
    @Child private ExprNode condition;
    @Child private ExprNode yes;
    @Child private ExprNode no;

    IfNode(ExprNode condition, ExprNode yes, ExprNode no) {
      this.condition = condition;
      this.yes = yes;
      this.no = no;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return condition.executeCondition(frame) ? yes.execute(frame) : no.execute(frame);
    }

    @Override
    long executeLong(VirtualFrame frame) throws UnexpectedResultException {
      return condition.executeCondition(frame) ? yes.executeLong(frame) : no.executeLong(frame);
    }
  }

  static final class LetNode extends ExprNode {
    private final int slot;
    @Child private ExprNode value;
    @Child private ExprNode body;

    LetNode(int slot, ExprNode value, ExprNode body) {
      this.slot = slot;
      this.value = value;
      this.body = body;
    }

    @Override
    Object execute(VirtualFrame frame) {
      Slots.write(frame, slot, value.execute(frame));
      return body.execute(frame);
    }
  }

  static final class NegateNode extends ExprNode {
    @Child private ExprNode operand;

    NegateNode(ExprNode operand) {
      this.operand = operand;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return Arithmetic.negate(operand.execute(frame));
    }
  }

  static final class TupleNode extends ExprNode {
    @Children private final ExprNode[] fields;

    TupleNode(ExprNode[] fields) {
      this.fields = fields;
    }

    @Override
    @ExplodeLoop
    Object execute(VirtualFrame frame) {
      Object[] values = new Object[fields.length];
      for (int i = 0; i < fields.length; i++) {
        values[i] = fields[i].executeAtom(frame);
      }
      return SolutionLimit.check(Tuple.of(values));
    }
  }

  static final class InstanceOfNode extends ExprNode {
    @Child private ExprNode operand;
    private final CoreType type;

    InstanceOfNode(ExprNode operand, CoreType type) {
      this.operand = operand;
      this.type = type;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return executeBoolean(frame);
    }

    @Override
    boolean executeBoolean(VirtualFrame frame) {
      return NodeValues.isOfType(operand.executeAtom(frame), type);
    }
  }

  /** A number of copies: an Int of at least 0. */
  static final class CountNode extends ExprNode {
    @Child private ExprNode inner;

    CountNode(ExprNode inner) {
      this.inner = inner;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return (long) ItemNode.count(inner.execute(frame));
    }
  }

  /** The condition of two branches: a Bool. */
  static final class ConditionNode extends ExprNode {
    @Child private ExprNode inner;

    ConditionNode(ExprNode inner) {
      this.inner = inner;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return inner.executeCondition(frame);
    }

    @Override
    boolean executeBoolean(VirtualFrame frame) {
      return inner.executeCondition(frame);
    }
  }

  /** Says where a failure happened. */
  static final class PlaceNode extends ExprNode {
    @Child private ExprNode inner;
    private final Span span;

    PlaceNode(ExprNode inner, Span span) {
      this.inner = inner;
      this.span = span;
    }

    @Override
    Object execute(VirtualFrame frame) {
      try {
        return inner.execute(frame);
      } catch (EvaluationException e) {
        throw e.at(span);
      }
    }

    @Override
    long executeLong(VirtualFrame frame) throws UnexpectedResultException {
      try {
        return inner.executeLong(frame);
      } catch (EvaluationException e) {
        throw e.at(span);
      }
    }

    @Override
    double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
      try {
        return inner.executeDouble(frame);
      } catch (EvaluationException e) {
        throw e.at(span);
      }
    }

    @Override
    boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
      try {
        return inner.executeBoolean(frame);
      } catch (EvaluationException e) {
        throw e.at(span);
      }
    }
  }
}
