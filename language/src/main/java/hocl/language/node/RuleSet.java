package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import hocl.language.kernel.Kernel;
import hocl.language.kernel.Progress;
import hocl.runtime.reactor.Reactions;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.util.List;

/** The reactions of a set of rule definitions, by kernels or through a Truffle call target. */
final class RuleSet implements Reactions {

  /** How many atoms of one species are tried in a row. */
  private static final int BURST = 1024;

  private final Run run;
  private final ReactNode nodes;
  private final CallTarget target;
  private final Kernels kernels;

  /** Rules that share one layout. */
  RuleSet(Run run, List<OccurrenceBuilder> rules, int slots, Kernels kernels) {
    this.run = run;
    this.kernels = kernels;
    this.nodes = new ReactNode(NodeBuilder.descriptor(slots), run, rules, this);
    this.target = nodes.getCallTarget();
  }

  @Override
  public boolean run(ReactingSolution host, int activations) {
    if (run.store().random()) {
      return (Boolean) target.call(host, null);
    }
    for (int n = 0; n < activations; n++) {
      Species species = host.nextActive();
      if (species != null) {
        n += burst(host, species, Math.min(activations - n, BURST)) - 1;
      } else if (!tryDeferred(host)) {
        return true;
      }
      if (host.reactions() != this) {
        return false;
      }
    }
    // where the queue never empties these must have their turn too
    tryDeferred(host);
    return false;
  }

  private boolean tryDeferred(ReactingSolution host) {
    return nodes.hasDeferred() && host.speciesCount() > 0 && (Boolean) target.call(host, null);
  }

  /** Tries several active atoms of one species before the next species has its turn. */
  private int burst(ReactingSolution host, Species species, int most) {
    SpeciesNode node = nodes.node(species.shape());
    Progress progress = node.progress;
    int n = 0;
    do {
      Kernel kernel = kernels.kernel(node, host, species);
      progress.row = -1;
      if (kernel != null) {
        int tried = kernel.run(run, host, species, most - n, progress);
        n += tried < 0 ? ~tried : tried;
        if (tried >= 0) {
          continue;
        }
        kernels.gaveUp(node);
      } else if (node.isInVain(host)) {
        run.step();
        species.active();
        species.settle();
        n++;
        continue;
      }
      int byNodes = kernel != null || kernels.isOpen(node, host) ? 1 : most - n;
      n += (Integer) target.call(host, species, byNodes);
    } while (n < most && goesOn(host, species, this));
    return n;
  }

  /** Whether it is still the turn of a species. */
  static boolean goesOn(ReactingSolution host, Species species, RuleSet owner) {
    return species.hasActive() && !host.hasActiveRule() && host.reactions() == owner;
  }
}
