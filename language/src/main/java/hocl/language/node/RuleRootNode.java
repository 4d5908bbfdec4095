package hocl.language.node;

import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;

/**
 * A rule as a root of its own, which tools see. The first argument is the state; without arguments
 * it does nothing, but tools have seen it then. The result is whether the rule reacted.
 */
final class RuleRootNode extends RootNode {

  private final String name;
  private final SourceSection section;
  @Child private MatchNode search;

  RuleRootNode(
      Watch watch,
      FrameDescriptor descriptor,
      String name,
      SourceSection section,
      MatchNode search) {
    super(watch.language(), descriptor);
    this.name = name;
    this.section = section;
    this.search = search;
  }

  @Override
  public Object execute(VirtualFrame frame) {
    return frame.getArguments().length > 0
        && search.execute(frame, (MatchState) frame.getArguments()[0]);
  }

  @Override
  public SourceSection getSourceSection() {
    return section;
  }

  @Override
  public String getName() {
    return name;
  }
}
