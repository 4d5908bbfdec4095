package hocl.language.node;

import hocl.language.Tiers;
import hocl.language.kernel.Kernel;
import hocl.language.kernel.KernelCompiler;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Decides when a kernel takes over from the nodes. For one rule set. */
final class Kernels {

  /**
   * A kernel costs about a millisecond to make: that many tries by the nodes cost about the same.
   */
  private static final int WARM = 3000;

  private final Tiers tiers;
  private final boolean possible;
  private final BiPredicate<Step.Take, Shape> accepts;
  private final Map<Accepting, Boolean> accepted = new HashMap<>();

  private record Accepting(Step.Take take, int shape) {}

  /**
   * A policy.
   *
   * @param guardsAreTold whether failures of guards matter, which kernels do not report
   */
  Kernels(Tiers tiers, Run run, boolean guardsAreTold, BiPredicate<Step.Take, Shape> accepts) {
    this.tiers = tiers;
    this.possible =
        tiers != Tiers.NODES && !run.listening() && !guardsAreTold && !run.store().random();
    this.accepts = accepts;
  }

  /** The kernel that tries the next active atom, or null if the nodes do. */
  @Nullable Kernel kernel(SpeciesNode node, MatchState state) {
    if (!possible) {
      return null;
    }
    if (tiers == Tiers.MIXED && (state.run.reactions() * 0x9E3779B97F4A7C15L) >> 62 == 0) {
      return null;
    }
    int shapes = state.host.store().shapes().count();
    if (node.kernelShapes == shapes) {
      return node.kernel;
    }
    if (tiers == Tiers.AUTOMATIC && isCold(node, state)) {
      return null;
    }
    if (node.shape.kind() == Kind.RULE || node.candidates.isEmpty()) {
      node.kernelShapes = shapes;
      return null;
    }
    node.kernel =
        KernelCompiler.compile(
            node.candidates,
            node.shape,
            state.host,
            (take, shape) ->
                accepted.computeIfAbsent(
                    new Accepting(take, shape.id()), key -> accepts.test(take, shape)));
    // compiling may have made shapes of products
    node.kernelShapes = state.host.store().shapes().count();
    return node.kernel;
  }

  /** Whether what was tried and what waits is too little to make a kernel for. */
  private static boolean isCold(SpeciesNode node, MatchState state) {
    if (node.heat < 0) {
      return false;
    }
    if (node.heat == 0 && KernelCompiler.isHot(node.candidates)) {
      node.heat = -1;
      return false;
    }
    return node.heat + state.activeSpecies.size() < WARM;
  }
}
