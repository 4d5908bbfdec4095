package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;

/** Nodes of truth: and, or, not. */
final class LogicNodes {

  private LogicNodes() {}

  static final class AndNode extends ExprNode {
    @Children private final ExprNode[] operands;

    AndNode(ExprNode[] operands) {
      this.operands = operands;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return executeBoolean(frame);
    }

    @Override
    @ExplodeLoop
    boolean executeBoolean(VirtualFrame frame) {
      for (ExprNode operand : operands) {
        if (!operand.executeCondition(frame)) {
          return false;
        }
      }
      return true;
    }
  }

  static final class OrNode extends ExprNode {
    @Children private final ExprNode[] operands;

    OrNode(ExprNode[] operands) {
      this.operands = operands;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return executeBoolean(frame);
    }

    @Override
    @ExplodeLoop
    boolean executeBoolean(VirtualFrame frame) {
      for (ExprNode operand : operands) {
        if (operand.executeCondition(frame)) {
          return true;
        }
      }
      return false;
    }
  }

  static final class NotNode extends ExprNode {
    @Child private ExprNode operand;

    NotNode(ExprNode operand) {
      this.operand = operand;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return executeBoolean(frame);
    }

    @Override
    boolean executeBoolean(VirtualFrame frame) {
      return !operand.executeCondition(frame);
    }
  }
}
