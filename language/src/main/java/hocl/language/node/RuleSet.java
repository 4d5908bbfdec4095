package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import hocl.language.kernel.Kernel;
import hocl.language.kernel.SearchProgress;
import hocl.runtime.reactor.Reactions;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.Pace;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Room;
import hocl.runtime.store.Species;
import hocl.runtime.trace.Recorder;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reactions of a set of rule definitions, by kernels or through a Truffle call target. */
final class RuleSet implements Reactions {

  private final Run run;

  /** The nodes that try the oldest atoms; null if every choice of the run is drawn. */
  private final @Nullable ReactNode nodes;

  private final @Nullable CallTarget target;
  private final Kernels kernels;

  /** Makes what tries drawn atoms. */
  private final Function<RuleSet, ReactNode> drawnNodes;

  private @Nullable ReactNode drawn;

  /**
   * A rule set.
   *
   * @param nodes makes what tries the oldest atoms; not called if every choice of the run is drawn
   * @param drawnNodes makes what tries drawn atoms, when choices are drawn for the first time
   */
  RuleSet(
      Run run,
      Kernels kernels,
      Function<RuleSet, ReactNode> nodes,
      Function<RuleSet, ReactNode> drawnNodes) {
    this.run = run;
    this.kernels = kernels;
    this.drawnNodes = drawnNodes;
    this.nodes = run.choice().seeded() ? null : nodes.apply(this);
    this.target = this.nodes == null ? null : this.nodes.getCallTarget();
  }

  @Override
  public boolean run(ReactingSolution host, int activations) {
    ReactNode atoms = nodes;
    Recorder recorder = run.recorder();
    if (recorder != null) {
      recorder.enter(host);
    }
    if (run.choice().drawing()) {
      return draw(host) && (atoms == null || !tryDeferred(host, atoms));
    }
    return react(host, Objects.requireNonNull(atoms), activations);
  }

  private boolean draw(ReactingSolution host) {
    ReactNode made = drawn;
    if (made == null) {
      made = drawnNodes.apply(this);
      drawn = made;
    }
    return (Boolean) made.getCallTarget().call(host, null);
  }

  /** Forgets the order in which atoms so far have reacted. */
  void reset() {
    if (nodes != null) {
      nodes.reset();
    }
    if (drawn != null) {
      drawn.reset();
    }
  }

  private boolean react(ReactingSolution host, ReactNode atoms, int activations) {
    Pace pace = host.pace();
    pace.enter();
    for (int n = 0; n < activations; n++) {
      Species species = host.nextActive();
      if (species != null) {
        long before = run.reactions();
        pace.begin(species);
        n += turn(host, species, atoms, pace.most()) - 1;
        pace.reacted(run.reactions() - before);
        if (pace.isLate()) {
          // where the atoms never come to rest these must have their turn too
          tryDeferred(host, atoms);
        }
      } else if (!tryDeferred(host, atoms)) {
        return true;
      }
      if (host.registry().reactions() != this || run.pausing() || pace.yieldsToInner()) {
        return false;
      }
    }
    return false;
  }

  private boolean tryDeferred(ReactingSolution host, ReactNode atoms) {
    host.pace().rested();
    return atoms.hasDeferred()
        && host.speciesCount() > 0
        && (Boolean) Objects.requireNonNull(target).call(host, null);
  }

  /** Tries active atoms of one species before the next species has its turn. */
  private int turn(ReactingSolution host, Species species, ReactNode atoms, int most) {
    SpeciesNode node = atoms.node(species.shape());
    SearchProgress progress = node.progress;
    int n = 0;
    do {
      Kernel kernel = kernels.kernel(node, host, species);
      progress.row = -1;
      progress.before = n;
      Room.ahead(host);
      if (kernel != null) {
        run.changing(true);
        int tried = kernel.run(run, host, species, most - n, progress);
        run.changing(false);
        n += tried < 0 ? ~tried : tried;
        if (tried >= 0) {
          continue;
        }
        kernels.gaveUp(node);
        run.gaveUp(progress.row);
      } else if (node.isInVain(host)) {
        run.tick();
        species.active();
        species.settle();
        n++;
        continue;
      }
      progress.before = n;
      int byNodes = kernel != null || kernels.isOpen(node, host) ? 1 : most - n;
      n += (Integer) Objects.requireNonNull(target).call(host, species, byNodes);
    } while (n < most && goesOn(host, species, n));
    return n;
  }

  /** Whether it is still the turn of a species after that many atoms. */
  boolean goesOn(ReactingSolution host, Species species, int tried) {
    return species.hasActive()
        && !host.pace().endsForRule()
        && host.registry().reactions() == this
        && !host.pace().isOver(tried)
        && !run.pausing();
  }
}
