package hocl.language.node;

import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import hocl.runtime.store.Species;

/**
 * The root of a search for what one rule can do, with each of several passive atoms at one head, or
 * with any atoms. The arguments are the state and the row behind the last one to try; the result is
 * whether something was found, and the state tells with which row.
 */
final class SearchNode extends RootNode {

  @Child private MatchNode match;

  SearchNode(FrameDescriptor descriptor, MatchNode match) {
    super(null, descriptor);
    this.match = match;
  }

  @Override
  public Object execute(VirtualFrame frame) {
    MatchState state = (MatchState) frame.getArguments()[0];
    int end = (Integer) frame.getArguments()[1];
    if (state.activeRow < 0) {
      return match.execute(frame, state);
    }
    Species species = state.activeSpecies;
    for (; state.activeRow < end; state.activeRow++) {
      if (!species.isDead(state.activeRow)) {
        state.run.look();
        if (match.execute(frame, state)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public String getName() {
    return "search";
  }
}
