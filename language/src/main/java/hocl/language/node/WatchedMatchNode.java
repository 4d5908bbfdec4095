package hocl.language.node;

import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.interop.NodeLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;

/** A step of a search that tools see. Only in a polyglot context. */
@GenerateWrapper
@ExportLibrary(NodeLibrary.class)
abstract class WatchedMatchNode extends MatchNode implements InstrumentableNode {

  /** Carries out the step; with a frame whose first argument is the state. */
  @Override
  abstract boolean execute(VirtualFrame frame, MatchState state);

  /** The variables at this place, or null if there are none yet. */
  abstract @Nullable Variables variables();

  @Override
  public final boolean isInstrumentable() {
    return true;
  }

  @Override
  public final WrapperNode createWrapper(ProbeNode probe) {
    return new WatchedMatchNodeWrapper(this, probe);
  }

  /** Whether an instrument listens to this node. */
  final boolean isHeard() {
    return getParent() instanceof WrapperNode;
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

  /** What a rule does once all atoms are found. */
  static final class RuleBodyNode extends WatchedMatchNode {
    private final SourceSection section;
    @Child private WatchedMatchNode reaction;

    RuleBodyNode(SourceSection section, WatchedMatchNode reaction) {
      this.section = section;
      this.reaction = reaction;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      return reaction.execute(frame, state);
    }

    @Override
    @Nullable Variables variables() {
      return reaction.variables();
    }

    @Override
    public boolean hasTag(Class<? extends Tag> tag) {
      return tag == StandardTags.RootTag.class || tag == StandardTags.RootBodyTag.class;
    }

    @Override
    public SourceSection getSourceSection() {
      return section;
    }
  }

  /** A reaction: all atoms are found, and nothing has changed yet. */
  static final class ReactionNode extends WatchedMatchNode {
    private final SourceSection section;
    private final Variables variables;
    @Child private MatchNode fire;

    ReactionNode(SourceSection section, Variables variables, MatchNode fire) {
      this.section = section;
      this.variables = variables;
      this.fire = fire;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      return fire.execute(frame, state);
    }

    @Override
    Variables variables() {
      return variables;
    }

    @Override
    public boolean hasTag(Class<? extends Tag> tag) {
      return tag == StandardTags.StatementTag.class;
    }

    @Override
    public SourceSection getSourceSection() {
      return section;
    }
  }
}
