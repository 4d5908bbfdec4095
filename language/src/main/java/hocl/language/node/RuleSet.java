package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import hocl.runtime.reactor.Reactions;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import java.util.List;

/** The reactions of a set of rule definitions, as a Truffle call target. */
final class RuleSet implements Reactions {

  private final CallTarget target;

  /** Rules that share one layout. */
  RuleSet(Run run, List<OccurrenceBuilder> rules, int slots, Kernels kernels) {
    this.target =
        new ReactNode(NodeBuilder.descriptor(slots), run, rules, this, kernels).getCallTarget();
  }

  @Override
  public boolean run(ReactingSolution host, int activations) {
    host.open();
    return (Boolean) target.call(host, activations);
  }
}
