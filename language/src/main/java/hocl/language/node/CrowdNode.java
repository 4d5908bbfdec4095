package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.plan.Crowd;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;

/** Goes on only if there are as many passive atoms of a type as the steps that follow take. */
final class CrowdNode extends MatchNode {

  private final Crowd crowd;
  @Child private MatchNode next;

  CrowdNode(Crowd crowd, MatchNode next) {
    this.crowd = crowd;
    this.next = next;
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    ReactingSolution host = state.host;
    int there = 0;
    for (int i = 0; i < host.speciesCount() && there < crowd.atoms(); i++) {
      Species species = host.speciesAt(i);
      if (PatternBuilder.canBe(crowd.type(), species.shape().kind())) {
        there += species.passive();
      }
    }
    return there >= crowd.atoms() && next.execute(frame, state);
  }
}
