package hocl.language.node;

import hocl.language.core.RuleCore;
import hocl.language.plan.Fit;
import hocl.language.plan.Mentions;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.OutsideSlots;
import hocl.language.plan.Quotas;
import hocl.language.plan.RulePlan;
import hocl.language.plan.SafeGuard;
import hocl.language.plan.Step;
import hocl.language.plan.Unfolding;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of the occurrences of one rule. */
final class OccurrenceBuilder {

  private final RulePlan plan;
  private final RuleCore rule;
  private final NodeBuilder.Scope scope;
  private final FrameLayout layout;
  private final int mark;
  private final Shapes shapes;
  private final IdentityHashMap<RuleCore, Shape> ruleShapes;
  private final Shape ruleShape;
  private final GuardFailures failures;
  private final Purpose purpose;
  private final FireBuilder fires;
  private final TakeBuilder takes;
  private final @Nullable OccurrenceBuilder rehearsed;

  /** Makes what tools see, in a polyglot context. */
  private final @Nullable WatchedRule watched;

  /** The shapes that fit the heads, once they are asked for. */
  private QuotaNode.@Nullable Fitting fitting;

  /**
   * A builder for a plan.
   *
   * @param ruleShapes the shapes of all rules of the set
   * @param purpose what becomes of a complete match
   * @param rehearsed the builder for the same rule that counts failures of guards, or null if they
   *     are not counted
   */
  OccurrenceBuilder(
      RulePlan plan,
      NodeBuilder nodes,
      FrameLayout layout,
      Shapes shapes,
      IdentityHashMap<RuleCore, Shape> ruleShapes,
      GuardFailures failures,
      Purpose purpose,
      @Nullable OccurrenceBuilder rehearsed) {
    this.purpose = purpose;
    this.rehearsed = rehearsed;
    this.plan = plan;
    this.rule = plan.rule();
    this.layout = layout;
    this.mark = layout.mark();
    this.scope = nodes.inScope(layout.rule());
    this.shapes = shapes;
    this.ruleShapes = ruleShapes;
    this.ruleShape = Objects.requireNonNull(ruleShapes.get(plan.plain()));
    this.failures = failures;
    this.fires = new FireBuilder(rule, scope, layout, mark);
    this.takes = new TakeBuilder(rule, scope, layout, shapes, purpose);
    this.watched = purpose == Purpose.REACT ? nodes.watched(plan.plain(), layout) : null;
  }

  /** Notes that generated code asks the guard, which tells of no failure. */
  void guardIsAskedElsewhere() {
    failures.tally(plan.plain()).evaluated();
  }

  RulePlan plan() {
    return plan;
  }

  /** The builder for the same rule that only counts failures of guards, if they are counted. */
  @Nullable OccurrenceBuilder rehearsed() {
    return rehearsed;
  }

  /** Whether what guards fail at must be told, and not only counted. */
  boolean tellsFailures() {
    return rehearsed != null || (failures.tells() && !SafeGuard.of(plan.plain()));
  }

  /** The shape of the rules that are tried. */
  Shape ruleShape() {
    return ruleShape;
  }

  /** The shapes of the rules that react at once with what this one makes. */
  List<Shape> followers() {
    Unfolding unfolding = plan.unfolding();
    return unfolding == null
        ? List.of()
        : unfolding.followers().stream()
            .map(follower -> Objects.requireNonNull(ruleShapes.get(follower.rule())))
            .toList();
  }

  /**
   * Whether a rule that has just come in looks for a passive atom first, and there is none such.
   */
  boolean isInVain(ReactingSolution host) {
    for (Step step : plan.arrival().steps()) {
      if (step instanceof Step.Take take) {
        return take.container() == Step.HOST && take.copies() == null && !hasPassive(host, take);
      }
    }
    return false;
  }

  /** Whether there is a passive atom of a shape that a head can take. */
  private boolean hasPassive(ReactingSolution host, Step.Take take) {
    int head = take.head();
    if (!Fit.canBe(take.pattern(), Kind.RULE)) {
      for (Species species : host.speciesOfNoRules()) {
        if (species.passive() > 0 && takes(species.shape(), head)) {
          return true;
        }
      }
      return false;
    }
    for (int i = 0; i < host.speciesCount(); i++) {
      Species species = host.speciesAt(i);
      if (species.passive() > 0 && takes(species.shape(), head)) {
        return true;
      }
    }
    return false;
  }

  /** The size of a frame with slots for values that products of this rule keep for a moment. */
  int frame() {
    Unfolding unfolding = plan.unfolding();
    return Math.max(fires.frame(), unfolding == null ? 0 : plain(unfolding).frame());
  }

  /** The node that tries an active atom of a shape at a head; null if it cannot be there. */
  @Nullable MatchNode active(OccurrencePlan occurrence, Shape shape) {
    if (!takes(shape, occurrence.head())) {
      return null;
    }
    return enough(
        occurrence,
        () ->
            root(
                new StepNodes.InstanceNode(
                    ruleShape,
                    layout,
                    rule.captured(),
                    withRests(steps(occurrence, shape, false)))));
  }

  private MatchNode root(MatchNode search) {
    return watched == null ? search : watched.root(search, Math.max(layout.size(), frame()));
  }

  /** Whether an instrument is attached to the rule, or to one that reacts at once with it. */
  boolean isHeard() {
    return watched != null
        && (watched.isHeard() || watchedFollowers().stream().anyMatch(WatchedRule::isHeard));
  }

  /** Asks first whether there are enough atoms at all, if the plan says so. */
  private MatchNode enough(OccurrencePlan occurrence, Supplier<MatchNode> search) {
    int[] wanted = occurrence.quotas().beside(occurrence.head());
    return Arrays.stream(wanted).allMatch(atoms -> atoms == 0)
        ? search.get()
        : new QuotaNode(Step.HOST, fitting(occurrence.quotas()), wanted, -1, search);
  }

  private QuotaNode.Fitting fitting(Quotas quotas) {
    QuotaNode.Fitting known = fitting;
    if (known == null) {
      known = new QuotaNode.Fitting(quotas.patterns(), shapes);
      fitting = known;
    }
    return known;
  }

  /** The node that tries a rule of this definition that is active itself. */
  MatchNode arrival() {
    return enough(
        plan.arrival(),
        () ->
            root(
                new StepNodes.ArrivedNode(
                    layout, rule.captured(), withRests(steps(plan.arrival(), null, true)))));
  }

  /**
   * The node that tries the rules of this definition that are there already, with no active atom.
   */
  MatchNode passive() {
    return enough(
        plan.arrival(),
        () ->
            root(
                new StepNodes.InstanceNode(
                    ruleShape,
                    layout,
                    rule.captured(),
                    withRests(steps(plan.arrival(), null, false)))));
  }

  /** Whether an atom of a shape can take some head. */
  boolean takes(Shape shape, int head) {
    return plan.takes(head, shape);
  }

  private BitSet boundAtStart() {
    BitSet bound = new BitSet();
    bound.set(0, rule.captured());
    rule.emptyRests().forEach(bound::set);
    return bound;
  }

  private MatchNode withRests(MatchNode next) {
    return rule.emptyRests().isEmpty()
        ? next
        : new StepNodes.EmptyRestsNode(rule.emptyRests(), next);
  }

  /** The chain of nodes for the steps; with an active atom, for one of the shape. */
  private MatchNode steps(OccurrencePlan occurrence, @Nullable Shape shape, boolean arrived) {
    List<Step> steps = occurrence.steps();
    List<Integer> backs = occurrence.backs();
    List<BitSet> boundBefore = new ArrayList<>();
    List<BitSet> testedBefore = new ArrayList<>();
    BitSet bound = boundAtStart();
    BitSet tested = new BitSet();
    for (Step step : steps) {
      boundBefore.add((BitSet) bound.clone());
      testedBefore.add((BitSet) tested.clone());
      bind(step, bound);
      if (step instanceof Step.Guard guard) {
        tested.set(guard.conjunct());
      }
    }
    MatchNode node =
        switch (purpose) {
          case REACT ->
              watched == null
                  ? fire(occurrence, arrived)
                  : watched.reaction(occurrence, bound, fire(occurrence, arrived));
          case NOTICE -> new Rehearsal.FoundNode();
          case NOTE -> new FoundNode(layout, steps);
        };
    for (int i = steps.size() - 1; i >= 0; i--) {
      int back = backs.get(i);
      node =
          switch (steps.get(i)) {
            case Step.Take take when take.active() ->
                takes.active(
                    take, i, back, Objects.requireNonNull(shape), boundBefore.get(i), node);
            case Step.Take take -> takes.take(take, i, back, boundBefore.get(i), node);
            case Step.Enough enough -> {
              MatchNode next = node;
              yield new QuotaNode(
                  enough.container(),
                  new QuotaNode.Fitting(QuotaNode.patterns(enough.quotas()), shapes),
                  QuotaNode.atoms(enough.quotas()),
                  back,
                  () -> next);
            }
            case Step.Rest rest ->
                new RestNode(
                    rest.solution(),
                    rest.rests(),
                    rest.taken(),
                    rest.rests().size() > 1 && matters(rest, steps.subList(i + 1, steps.size())),
                    layout,
                    i,
                    back,
                    node);
            case Step.Split split ->
                SplitBuilder.split(rule, scope, boundBefore.get(i), split, back, node);
            case Step.Guard guard ->
                new StepNodes.GuardNode(
                    rule,
                    failures,
                    failures.tally(plan.plain()),
                    layout,
                    guard.conjunct(),
                    testedBefore.get(i),
                    back,
                    condition(guard.conjunct(), boundBefore.get(i)),
                    node);
          };
    }
    return node;
  }

  private boolean matters(Step.Rest rest, List<Step> later) {
    for (Step step : later) {
      if (step instanceof Step.Guard guard) {
        BitSet mentioned = Mentions.in(rule.guard().get(guard.conjunct()));
        for (int slot : rest.rests()) {
          if (mentioned.get(slot)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void bind(Step step, BitSet bound) {
    switch (step) {
      case Step.Take take -> {
        OutsideSlots.add(take.pattern(), bound);
        if (take.copies() instanceof Step.Count.Counted counted) {
          bound.set(counted.slot());
        }
      }
      case Step.Rest rest -> rest.rests().forEach(bound::set);
      case Step.Split split -> OutsideSlots.addItems(split.pattern(), bound);
      case Step.Enough enough -> {}
      case Step.Guard guard -> {}
    }
  }

  private MatchNode fire(OccurrencePlan occurrence, boolean arrived) {
    Unfolding unfolding = plan.unfolding();
    if (unfolding == null) {
      return fires.fire(occurrence, arrived, null);
    }
    FireBuilder plain = plain(unfolding);
    return fires.fire(
        occurrence,
        arrived,
        new FollowersNode(
            unfolding,
            scope,
            followers(),
            () -> plain.fire(occurrence, arrived, null),
            watchedFollowers()));
  }

  private List<WatchedRule> watchedFollowers() {
    Unfolding unfolding = plan.unfolding();
    return unfolding == null || watched == null ? List.of() : watched.followers(unfolding);
  }

  private ExprNode condition(int conjunct, BitSet bound) {
    ExprNode condition = scope.expr(rule.guard().get(conjunct));
    return watched == null ? condition : watched.guard(conjunct, bound, condition);
  }

  private FireBuilder plain(Unfolding unfolding) {
    return new FireBuilder(unfolding.plain(), scope, layout, mark);
  }
}
