package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;

/** The value of a slot. */
final class LocalNode extends ExprNode {

  private final int slot;

  LocalNode(int slot) {
    this.slot = slot;
  }

  int slot() {
    return slot;
  }

  @Override
  Object execute(VirtualFrame frame) {
    return Slots.read(frame, slot);
  }

  @Override
  long executeLong(VirtualFrame frame) throws UnexpectedResultException {
    if (frame.isLong(slot)) {
      return frame.getLong(slot);
    }
    throw new UnexpectedResultException(Slots.read(frame, slot));
  }

  @Override
  double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
    if (frame.isDouble(slot)) {
      return frame.getDouble(slot);
    }
    throw new UnexpectedResultException(Slots.read(frame, slot));
  }
}
