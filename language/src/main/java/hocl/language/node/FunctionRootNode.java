package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.RootNode;
import hocl.language.core.FunctionCore;
import hocl.runtime.atom.FunctionAtom;

/** The body of a function. Its last slot holds the function itself. */
final class FunctionRootNode extends RootNode {

  private final FunctionCore core;
  private final int self;
  @Child private ExprNode body;

  private FunctionRootNode(FrameDescriptor descriptor, FunctionCore core, ExprNode body) {
    super(null, descriptor);
    this.core = core;
    this.self = core.slots().size();
    this.body = body;
  }

  static CallTarget make(FunctionCore core, NodeBuilder builder) {
    FrameDescriptor descriptor = NodeBuilder.descriptor(core.slots().size() + 1);
    ExprNode body = builder.inScope(core.slots().size()).expr(core.body());
    return new FunctionRootNode(descriptor, core, body).getCallTarget();
  }

  @Override
  @ExplodeLoop
  public Object execute(VirtualFrame frame) {
    Object[] values = frame.getArguments();
    FunctionAtom function = (FunctionAtom) values[0];
    frame.setObject(self, function);
    for (int i = 0; i < core.captured(); i++) {
      Slots.write(frame, i, function.captured(i));
    }
    for (int i = 0; i < core.arity(); i++) {
      Slots.write(frame, core.captured() + i, values[i + 1]);
    }
    return body.executeAtom(frame);
  }

  @Override
  public String getName() {
    return core.name();
  }
}
