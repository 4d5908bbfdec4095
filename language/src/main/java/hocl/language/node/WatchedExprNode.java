package hocl.language.node;

import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.interop.NodeLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import com.oracle.truffle.api.source.SourceSection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression that tools see: a guard, a call, the body of a function. */
@GenerateWrapper
@ExportLibrary(NodeLibrary.class)
class WatchedExprNode extends ExprNode implements InstrumentableNode {

  private final Set<Class<? extends Tag>> tags;
  private final SourceSection section;
  private final @Nullable Variables variables;
  @Child private ExprNode inner;

  /**
   * An expression.
   *
   * @param variables those that have values here, or null if the nodes around tell
   */
  WatchedExprNode(
      Set<Class<? extends Tag>> tags,
      SourceSection section,
      @Nullable Variables variables,
      ExprNode inner) {
    this.tags = tags;
    this.section = section;
    this.variables = variables;
    this.inner = inner;
  }

  /** For the wrapper that a probe sits in. */
  WatchedExprNode(WatchedExprNode other) {
    this(other.tags, other.section, other.variables, other.inner);
  }

  @Override
  Object execute(VirtualFrame frame) {
    return inner.execute(frame);
  }

  @Override
  boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
    return inner.executeBoolean(frame);
  }

  @Override
  public final boolean isInstrumentable() {
    return true;
  }

  @Override
  public final boolean hasTag(Class<? extends Tag> tag) {
    return tags.contains(tag);
  }

  @Override
  public final WrapperNode createWrapper(ProbeNode probe) {
    return new WatchedExprNodeWrapper(this, this, probe);
  }

  @Override
  public final SourceSection getSourceSection() {
    return section;
  }

  /** Whether an instrument listens to this node. */
  final boolean isHeard() {
    return getParent() instanceof WrapperNode;
  }

  private @Nullable Variables variables() {
    Variables found = variables;
    for (Node node = getParent(); found == null && node != null; node = node.getParent()) {
      if (node instanceof WatchedExprNode expr) {
        found = expr.variables;
      } else if (node instanceof WatchedMatchNode match) {
        found = match.variables();
      }
    }
    return found;
  }

  @ExportMessage
  final boolean hasScope(Frame frame) {
    return variables() != null;
  }

  @ExportMessage
  final Object getScope(@Nullable Frame frame, boolean enters) throws UnsupportedMessageException {
    Variables known = variables();
    if (known == null) {
      throw UnsupportedMessageException.create();
    }
    return known.scope(frame);
  }
}
