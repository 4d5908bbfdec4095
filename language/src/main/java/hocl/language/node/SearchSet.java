package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import hocl.language.core.RuleCore;
import hocl.language.plan.Plans;
import hocl.language.plan.RuleNeeds;
import hocl.language.plan.RulePlan;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches, by the nodes that otherwise let rules react, for what could react in solutions at rest.
 * Solutions may share it whatever rules they hold. For one thread.
 */
public final class SearchSet {

  private final Run run;
  private final Plans plans;
  private final NodeBuilder nodes;
  private final IdentityHashMap<RuleDefinition, OfRule> rules = new IdentityHashMap<>();

  /**
   * No search yet.
   *
   * @param evaluator for functions that guards call; not used elsewhere meanwhile
   * @param known rules that solutions are going to hold
   * @param plans how atoms are looked for; no unfolded plan is asked for
   * @param run the run whose store holds the solutions
   */
  public SearchSet(Evaluator evaluator, Iterable<RuleCore> known, Plans plans, Run run) {
    this.run = run;
    this.plans = plans;
    this.nodes = evaluator.nodes();
    // the work that functions do counts, too, towards what a search may spend
    nodes.functions().pollWith(run::look);
    run.store().keep(RuleNeeds.of(known));
  }

  /**
   * The searches in a solution, opened and all passive, one for each definition of a rule in it.
   */
  public List<RuleSearch> in(ReactingSolution host) {
    List<RuleSearch> searches = new ArrayList<>();
    for (RuleDefinition definition : host.registry().definitions()) {
      OfRule rule = rules.computeIfAbsent(definition, OfRule::new);
      searches.add(new RuleSearch(rule, host, run));
    }
    return searches;
  }

  /** The nodes for the rules of one definition. */
  final class OfRule {

    private final RulePlan plan;
    private final OccurrenceBuilder builder;
    private final int slots;
    private final Map<Fit, Boolean> fits = new HashMap<>();
    private final Map<Fit, CallTarget> active = new HashMap<>();
    private @Nullable CallTarget passive;

    private record Fit(int head, int shape) {}

    private OfRule(RuleDefinition definition) {
      RuleCore core = ((DefinedRule) definition).core();
      this.plan = plans.of(core);
      FrameLayout layout = new FrameLayout(plan.slots(), plan.taken());
      this.slots = layout.size();
      IdentityHashMap<RuleCore, Shape> shapes = new IdentityHashMap<>();
      shapes.put(core, run.store().shapes().ofDefinition(definition));
      this.builder =
          new OccurrenceBuilder(
              plan,
              nodes,
              layout,
              run.store().shapes(),
              shapes,
              new GuardFailures(false, false, false),
              Purpose.NOTE,
              null);
    }

    RuleCore core() {
      return plan.rule();
    }

    /** Whether an atom of a shape can take a head, as far as shapes tell. */
    boolean takes(Shape shape, int head) {
      return fits.computeIfAbsent(new Fit(head, shape.id()), fit -> builder.takes(shape, head));
    }

    /** The search with atoms of a shape at a head, which they can take. */
    CallTarget active(int head, Shape shape) {
      return active.computeIfAbsent(
          new Fit(head, shape.id()),
          fit -> target(builder.active(plan.occurrences().get(head), shape)));
    }

    /** The search with any atoms. */
    CallTarget passive() {
      CallTarget made = passive;
      if (made == null) {
        made = target(builder.passive());
        passive = made;
      }
      return made;
    }

    private CallTarget target(@Nullable MatchNode match) {
      if (match == null) {
        throw new IllegalArgumentException("no atom of that shape can take that head");
      }
      return new SearchNode(NodeBuilder.descriptor(slots), match).getCallTarget();
    }
  }
}
