package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;

/** A value that is known. */
final class ConstantNode extends ExprNode {

  private final Object value;
  private final long number;
  private final boolean isLong;

  ConstantNode(Object value) {
    this.value = value;
    this.isLong = value instanceof Long;
    this.number = value instanceof Long known ? known : 0;
  }

  Object value() {
    return value;
  }

  @Override
  Object execute(VirtualFrame frame) {
    return value;
  }

  @Override
  long executeLong(VirtualFrame frame) throws UnexpectedResultException {
    if (isLong) {
      return number;
    }
    throw new UnexpectedResultException(value);
  }
}
