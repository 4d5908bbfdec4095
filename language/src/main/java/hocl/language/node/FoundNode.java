package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.plan.Step;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.util.List;

/** The last step of a search that lets nothing react: notes the rule and the atoms. */
final class FoundNode extends MatchNode {

  private final FrameLayout layout;

  /** The atoms taken, by number: whether of the solution itself. */
  private final boolean[] ofHost;

  /** The end of these steps. */
  FoundNode(FrameLayout layout, List<Step> steps) {
    this.layout = layout;
    List<Step.Take> takes =
        steps.stream().filter(Step.Take.class::isInstance).map(Step.Take.class::cast).toList();
    this.ofHost = new boolean[takes.size()];
    for (Step.Take take : takes) {
      ofHost[take.number()] = take.container() == Step.HOST;
    }
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    if (state.limit != null) {
      // whether the guard holds is not known
      state.back = Integer.MAX_VALUE;
      return false;
    }
    CompilerDirectives.transferToInterpreter();
    Rule rule = (Rule) frame.getObject(layout.rule());
    state.found = new FoundReaction(rule, Molecule.of(layout.consumed(frame, ofHost)));
    return true;
  }
}
