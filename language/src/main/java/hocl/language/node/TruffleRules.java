package hocl.language.node;

import hocl.language.core.RuleCore;
import hocl.language.plan.Fit;
import hocl.language.plan.Plans;
import hocl.language.plan.RulePlan;
import hocl.language.plan.SafeGuard;
import hocl.language.plan.Step;
import hocl.language.program.Tiers;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Reactions;
import hocl.runtime.reactor.Rules;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a program, run by Truffle nodes. For one vessel, on its reacting thread. */
public final class TruffleRules implements Rules {

  /**
   * The small pieces of work that the plan of a rule and its nodes count as: few enough that short
   * programs of few rules end before the first poll.
   */
  private static final int TICKS_OF_PLAN = 8;

  private final Tiers tiers;
  private final boolean countFailures;
  private final boolean strict;
  private final Plans plans;
  private final Plans plansInOrder;

  /** The guards of what is rehearsed, of which the first failure ends the run. */
  private final GuardFailures rehearsed = new GuardFailures(false, true, false);

  /** The guards of what reacts; made when the run is known. */
  private GuardFailures reacting = new GuardFailures(false, false, false);

  private final NodeBuilder nodes;
  private final Map<List<RuleDefinition>, RuleSet> sets = new HashMap<>();
  private final List<Kernels> allKernels = new ArrayList<>();

  /** The definitions that the last solution asked for, as mostly the next one does. */
  private List<RuleDefinition> lastDefinitions = List.of();

  private @Nullable RuleSet lastSet;

  /**
   * Rules for one vessel.
   *
   * @param evaluator evaluates the definitions of the same program; shares its functions
   * @param countFailures whether failures of guards are counted
   * @param strict whether one ends the run
   * @param plans where to ask for plans
   * @param plansInOrder where to ask for plans that test the conjuncts of guards as written, by
   *     which the failure is found that ends a run
   * @param tiers which ways to react may be taken
   */
  public TruffleRules(
      Evaluator evaluator,
      boolean countFailures,
      boolean strict,
      Plans plans,
      Plans plansInOrder,
      Tiers tiers) {
    this.plansInOrder = plansInOrder;
    this.tiers = tiers;
    this.countFailures = countFailures;
    this.strict = strict;
    this.plans = plans;
    this.nodes = evaluator.nodes();
  }

  @Override
  public void prepare(Run run) {
    nodes.functions().pollWith(run::tick);
    reacting =
        new GuardFailures(countFailures, false, countFailures && run.listener().wantsReactions());
    if (tiers == Tiers.ORDERED) {
      run.store().orderAlways();
    }
  }

  @Override
  public void reset() {
    sets.values().forEach(RuleSet::reset);
    reacting.reset();
  }

  @Override
  public void ended(Observer observer) {
    reacting.tellNeverEvaluated(observer);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a definition that is another object may be asked for
  public Reactions reactionsFor(ReactingSolution host, Run run) {
    List<RuleDefinition> definitions = host.registry().definitions();
    RuleSet last = lastSet;
    if (last != null
        && definitions.size() == 1
        && lastDefinitions.size() == 1
        && definitions.getFirst() == lastDefinitions.getFirst()) {
      return last;
    }
    lastDefinitions = List.copyOf(definitions);
    lastSet = sets.computeIfAbsent(lastDefinitions, all -> make(all, run));
    return lastSet;
  }

  /** Whether an atom of a shape can be what a step takes, as far as shapes tell. */
  public static boolean accepts(Step.Take take, Shape shape) {
    return Fit.isPossible(take.pattern(), shape);
  }

  /** Whether generated code was made for a solution of this run. */
  public boolean usedGeneratedCode() {
    return allKernels.stream().anyMatch(Kernels::made);
  }

  /** The number of sets of definitions for which there is executable code. */
  public int compiled() {
    return sets.size();
  }

  private static List<RuleCore> cores(List<RuleDefinition> definitions) {
    return definitions.stream().map(definition -> ((DefinedRule) definition).core()).toList();
  }

  private RuleSet make(List<RuleDefinition> definitions, Run run) {
    Kernels kernels =
        new Kernels(
            tiers, run, countFailures, nodes.literals(), TruffleRules::accepts, nodes.watch());
    allKernels.add(kernels);
    return new RuleSet(
        run,
        kernels,
        set -> nodes(definitions, run, false, set),
        set -> nodes(definitions, run, true, set));
  }

  /** Nodes for rules, which choose as ever or, with {@code drawn}, draw every choice. */
  private ReactNode nodes(List<RuleDefinition> definitions, Run run, boolean drawn, RuleSet owner) {
    int slots = 0;
    int taken = 0;
    List<RulePlan> all = new ArrayList<>();
    List<RulePlan> inOrder = new ArrayList<>();
    List<RuleCore> together = cores(definitions);
    IdentityHashMap<RuleCore, Shape> ruleShapes = new IdentityHashMap<>();
    for (RuleDefinition definition : definitions) {
      RuleCore core = ((DefinedRule) definition).core();
      run.ticks(TICKS_OF_PLAN);
      ruleShapes.put(core, run.store().shapes().ofDefinition(definition));
      // where choices are drawn whatever can be reached must be possible
      all.add(drawn ? plans.of(core) : plans.of(core, together));
      if (strict) {
        inOrder.add(plansInOrder.of(core));
      }
    }
    for (RulePlan plan : concat(all, inOrder)) {
      slots = Math.max(slots, plan.slots());
      taken = Math.max(taken, plan.taken());
    }
    FrameLayout layout = new FrameLayout(slots, taken);
    Shapes shapes = run.store().shapes();
    int size = layout.size();
    List<OccurrenceBuilder> builders = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      OccurrenceBuilder rehearsal =
          strict && !SafeGuard.of(together.get(i))
              ? new OccurrenceBuilder(
                  inOrder.get(i),
                  nodes,
                  layout,
                  shapes,
                  ruleShapes,
                  rehearsed,
                  Purpose.NOTICE,
                  null)
              : null;
      OccurrenceBuilder builder =
          new OccurrenceBuilder(
              all.get(i), nodes, layout, shapes, ruleShapes, reacting, Purpose.REACT, rehearsal);
      size = Math.max(size, builder.frame());
      builders.add(builder);
    }
    return new ReactNode(NodeBuilder.descriptor(size), run, builders, drawn, owner);
  }

  private static List<RulePlan> concat(List<RulePlan> first, List<RulePlan> second) {
    List<RulePlan> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
