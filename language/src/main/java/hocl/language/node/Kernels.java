package hocl.language.node;

import hocl.language.kernel.Kernel;
import hocl.language.kernel.KernelCompiler;
import hocl.language.kernel.Telling;
import hocl.language.plan.Step;
import hocl.language.program.Tiers;
import hocl.language.rule.DefinedLiterals;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Species;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Decides when a kernel takes over from the nodes. For one rule set. */
final class Kernels {

  /**
   * The number of steps of a search, by nodes that are new, that cost about as much as making a
   * kernel: two milliseconds, the first in a process about seven.
   */
  private static final int WARM = 300;

  /**
   * How often a kernel gives up, and then twice and four times as often, before another is made.
   */
  private static final int MANY = 256;

  private final Tiers tiers;
  private final Run run;
  private final boolean possible;
  private final boolean countsFailures;
  private final DefinedLiterals literals;
  private final BiPredicate<Step.Take, Shape> accepts;
  private final IdentityHashMap<Step.Take, Answers> answers = new IdentityHashMap<>();

  /** Whether tools could look. */
  private final boolean watched;

  private boolean made;

  /** For which shapes {@link #accepts} was asked about a step, and for which it said yes. */
  private record Answers(BitSet asked, BitSet accepted) {
    Answers() {
      this(new BitSet(), new BitSet());
    }
  }

  /**
   * A policy.
   *
   * @param countsFailures whether guards that have no value are counted
   * @param literals the definitions of rules that are made
   * @param watch the polyglot context, or null
   */
  Kernels(
      Tiers tiers,
      Run run,
      boolean countsFailures,
      DefinedLiterals literals,
      BiPredicate<Step.Take, Shape> accepts,
      @Nullable Watch watch) {
    this.watched = watch != null;
    this.tiers = tiers;
    this.run = run;
    this.countsFailures = countsFailures;
    this.possible =
        tiers != Tiers.NODES && (watch == null || !watch.nodesOnly()) && !run.choice().seeded();
    this.literals = literals;
    this.accepts = accepts;
  }

  private boolean isMixed() {
    return tiers == Tiers.MIXED || tiers == Tiers.ORDERED;
  }

  /** Whether any kernel was made. */
  boolean made() {
    return made;
  }

  /** Whether the next atom may be tried by another tier than this one. */
  boolean isOpen(SpeciesNode node, ReactingSolution host) {
    return isMixed()
        || (possible
            && !run.listening()
            && !node.tellsFailures()
            && node.surveyed != host.store().shapes().version());
  }

  /** The kernel that tries the next active atom, or null if the nodes do. */
  @Nullable Kernel kernel(SpeciesNode node, ReactingSolution host, Species species) {
    if (!possible || run.listening() || node.tellsFailures() || (watched && node.isHeard())) {
      return null;
    }
    if (isMixed() && (run.reactions() * 0x9E3779B97F4A7C15L) >> 62 == 0) {
      return null;
    }
    boolean records = run.recorder() != null && host.serials() != null;
    if (!node.telling.are(records, run.counting(), countsFailures)) {
      node.telling = new Telling(records, run.counting(), countsFailures);
      node.surveyed = -1;
    }
    int version = host.store().shapes().version();
    if (node.surveyed == version) {
      return node.kernel;
    }
    if (tiers == Tiers.AUTOMATIC && isCold(node, species)) {
      return null;
    }
    if (node.candidates.isEmpty()) {
      node.surveyed = version;
      return null;
    }
    node.kernel =
        KernelCompiler.compile(
            node.candidates, node.shape, host, node.telling, literals, this::accepts);
    if (node.kernel != null) {
      node.runsAsCode();
      made = true;
    }
    // a refusal was for the shapes there were before: generating code may have made those of
    // products
    node.surveyed = node.kernel == null ? version : node.kernel.surveyed();
    return node.kernel;
  }

  private boolean accepts(Step.Take take, Shape shape) {
    Answers known = answers.computeIfAbsent(take, any -> new Answers());
    if (!known.asked().get(shape.id())) {
      known.asked().set(shape.id());
      known.accepted().set(shape.id(), accepts.test(take, shape));
    }
    return known.accepted().get(shape.id());
  }

  /** A kernel gave up; when that happens often what is there may have changed since it was made. */
  void gaveUp(SpeciesNode node) {
    node.givenUp++;
    if (node.givenUp >= MANY && Integer.bitCount(node.givenUp) == 1) {
      node.surveyed = -1;
    }
  }

  /** Whether what was tried and what waits is too little to make a kernel for. */
  private static boolean isCold(SpeciesNode node, Species species) {
    return !node.heat.reaches(WARM - species.size());
  }
}
