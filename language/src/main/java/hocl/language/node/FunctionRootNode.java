package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;
import hocl.language.core.FunctionCore;
import hocl.runtime.atom.FunctionAtom;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a function. Its last slot holds the function itself. */
final class FunctionRootNode extends RootNode {

  private final FunctionCore core;
  private final int self;
  @Child private ExprNode body;

  private final @Nullable SourceSection section;

  private FunctionRootNode(
      FrameDescriptor descriptor, FunctionCore core, ExprNode body, @Nullable Watch watch) {
    super(watch == null ? null : watch.language(), descriptor);
    this.section = watch == null ? null : WatchedRule.section(watch, core.span());
    this.core = core;
    this.self = core.slots().size();
    this.body = body;
  }

  static CallTarget make(FunctionCore core, NodeBuilder builder) {
    FrameDescriptor descriptor = NodeBuilder.descriptor(core.slots().size() + 1);
    ExprNode body = builder.inScope(core.slots().size()).expr(core.body());
    Watch watch = builder.watch();
    ExprNode seen = watch == null ? body : watched(body, core, watch);
    return new FunctionRootNode(descriptor, core, seen, watch).getCallTarget();
  }

  /** The body as tools see it: a statement that gives a value. */
  private static ExprNode watched(ExprNode body, FunctionCore core, Watch watch) {
    return new WatchedExprNode(
        Set.of(
            StandardTags.RootTag.class,
            StandardTags.RootBodyTag.class,
            StandardTags.StatementTag.class,
            StandardTags.ExpressionTag.class),
        WatchedRule.section(watch, core.body().span()),
        Variables.all(watch, core.slots()),
        body);
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
  public @Nullable SourceSection getSourceSection() {
    return section;
  }

  @Override
  public String getName() {
    return core.name();
  }
}
