package hocl.language.node;

import hocl.language.Tiers;
import hocl.language.core.RuleCore;
import hocl.language.plan.Plans;
import hocl.language.plan.RulePlan;
import hocl.language.plan.Step;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.reactor.ReactionListener;
import hocl.runtime.reactor.Reactions;
import hocl.runtime.reactor.Rules;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a program, run by Truffle nodes. For one run, on its reacting thread. */
public final class TruffleRules implements Rules {

  private final Tiers tiers;
  private final boolean guardsAreTold;
  private final Plans plans;
  private final GuardFailures failures;
  private final NodeBuilder nodes;
  private final Map<List<RuleDefinition>, RuleSet> sets = new HashMap<>();
  private final Iterable<RuleCore> known;

  /** What the last solution with one definition asked for, as mostly the next one does. */
  private List<RuleDefinition> lastDefinitions = List.of();

  private @Nullable RuleSet lastSet;

  /**
   * Rules for one run.
   *
   * @param evaluator evaluates the definitions of the same program; shares its functions
   * @param known the rules that the program's text holds, at any depth
   * @param countFailures whether failures of guards are counted
   * @param strict whether one ends the run
   * @param plans where to ask for plans: with guards in order, if failures are counted or end the
   *     run
   * @param tiers which ways to react may be taken
   */
  public TruffleRules(
      Evaluator evaluator,
      Iterable<RuleCore> known,
      boolean countFailures,
      boolean strict,
      Plans plans,
      Tiers tiers) {
    this.tiers = tiers;
    this.guardsAreTold = countFailures || strict;
    this.plans = plans;
    this.failures = new GuardFailures(countFailures || strict, strict);
    this.nodes = evaluator.nodes();
    this.known = known;
  }

  @Override
  public void prepare(Run run) {
    nodes.functions().pollWith(run::step);
    if (tiers == Tiers.MIXED) {
      run.store().orderAlways();
    }
    StoreNeeds needs = new StoreNeeds(run.store());
    known.forEach(needs::add);
  }

  /** Tells of each rule, once, whose guard had no value for any atoms so far. */
  public void tellNeverEvaluated(ReactionListener listener) {
    failures.tellNeverEvaluated(listener);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a definition that is another object may be asked for
  public Reactions reactionsFor(ReactingSolution host, Run run) {
    List<RuleDefinition> definitions = host.definitions();
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
    return OccurrenceBuilder.accepts(take, shape);
  }

  private static List<RuleCore> cores(List<RuleDefinition> definitions) {
    return definitions.stream().map(definition -> ((DefinedRule) definition).core()).toList();
  }

  private RuleSet make(List<RuleDefinition> definitions, Run run) {
    int slots = 0;
    int taken = 0;
    List<RulePlan> all = new ArrayList<>();
    List<RuleCore> together = cores(definitions);
    IdentityHashMap<RuleCore, Shape> ruleShapes = new IdentityHashMap<>();
    for (RuleDefinition definition : definitions) {
      RuleCore core = ((DefinedRule) definition).core();
      ruleShapes.put(core, run.store().shapes().ofDefinition(definition));
      // random runs reach whatever can be reached, and each failure of a guard is counted
      boolean plain = guardsAreTold || run.store().random();
      RulePlan plan = plain ? plans.of(core) : plans.of(core, together);
      all.add(plan);
      slots = Math.max(slots, plan.slots());
      taken = Math.max(taken, plan.taken());
    }
    Layout layout = new Layout(slots, taken);
    int size = layout.size();
    List<OccurrenceBuilder> builders = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      OccurrenceBuilder builder =
          new OccurrenceBuilder(
              all.get(i), nodes, layout, run.store().shapes(), ruleShapes, failures);
      size = Math.max(size, builder.frame());
      builders.add(builder);
    }
    Kernels kernels = new Kernels(tiers, run, guardsAreTold, TruffleRules::accepts);
    return new RuleSet(run, builders, size, kernels);
  }
}
