package hocl.language.node;

import hocl.language.core.RuleCore;
import hocl.language.plan.Crowd;
import hocl.language.plan.Mentions;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.OutsideSlots;
import hocl.language.plan.RulePlan;
import hocl.language.plan.Step;
import hocl.language.plan.Unfolding;
import hocl.language.rule.DefinedLiterals;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of the occurrences of one rule. */
final class OccurrenceBuilder {

  private final RulePlan plan;
  private final RuleCore rule;
  private final NodeBuilder.Scope scope;
  private final Layout layout;
  private final int mark;
  private final Shapes shapes;
  private final IdentityHashMap<RuleCore, Shape> ruleShapes;
  private final Shape ruleShape;
  private final GuardFailures failures;
  private final Purpose purpose;
  private final FireBuilder fires;
  private final @Nullable OccurrenceBuilder rehearsed;

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
      Layout layout,
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
    return !plan.arrival().steps().isEmpty()
        && plan.arrival().steps().getFirst() instanceof Step.Take take
        && take.container() == Step.HOST
        && take.copies() == null
        && !hasPassive(host, take.head());
  }

  /** Whether there is a passive atom of a shape that a head can take. */
  private boolean hasPassive(ReactingSolution host, int head) {
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
    return new StepNodes.InstanceNode(
        ruleShape, layout, rule.captured(), withRests(steps(occurrence, shape, false)));
  }

  private MatchNode active(
      Step.Take take, Shape shape, List<Step> before, BitSet bound, MatchNode next) {
    RowNode row = new PatternBuilder(scope, bound, take.opened()).row(take.pattern(), shape);
    int[] earlier = earlier(take, before);
    CopiesNode copies =
        take.copies() == null
            ? null
            : new CopiesNode(
                rule,
                take.copies(),
                scope,
                layout,
                new Taken(layout, with(earlier, take.number()), true),
                take.number());
    return new StepNodes.ActiveNode(
        take.number(),
        layout,
        new Taken(layout, earlier, true),
        Objects.requireNonNull(row),
        copies,
        next);
  }

  /** The node that tries a rule of this definition that is active itself. */
  MatchNode arrival() {
    return new StepNodes.ArrivedNode(
        layout, rule.captured(), withRests(steps(plan.arrival(), null, true)));
  }

  /**
   * The node that tries the rules of this definition that are there already, with no active atom.
   */
  MatchNode passive() {
    return new StepNodes.InstanceNode(
        ruleShape, layout, rule.captured(), withRests(steps(plan.arrival(), null, false)));
  }

  /** Whether an atom of a shape can be what a step takes, as far as shapes tell. */
  static boolean accepts(Step.Take take, Shape shape) {
    NodeBuilder.Scope nowhere = new NodeBuilder(false, new DefinedLiterals()).inScope(0);
    return new PatternBuilder(nowhere, new BitSet(), take.opened()).row(take.pattern(), shape)
        != null;
  }

  /** Whether an atom of a shape can take some head. */
  boolean takes(Shape shape, int head) {
    for (Step step : plan.occurrences().get(head).steps()) {
      if (step instanceof Step.Take take && take.active()) {
        return new PatternBuilder(scope, boundAtStart(), take.opened()).row(take.pattern(), shape)
            != null;
      }
    }
    return false;
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
    List<BitSet> boundBefore = new ArrayList<>();
    BitSet bound = boundAtStart();
    for (Step step : steps) {
      boundBefore.add((BitSet) bound.clone());
      bind(step, bound);
    }
    MatchNode node =
        switch (purpose) {
          case REACT -> fire(occurrence, arrived);
          case NOTICE -> new Rehearsal.FoundNode();
          case NOTE -> new FoundNode(layout, steps);
        };
    for (int i = steps.size() - 1; i >= 0; i--) {
      node =
          switch (steps.get(i)) {
            case Step.Take take when take.active() ->
                active(
                    take,
                    Objects.requireNonNull(shape),
                    steps.subList(0, i),
                    boundBefore.get(i),
                    node);
            case Step.Take take -> take(take, steps.subList(0, i), boundBefore.get(i), node);
            case Step.Rest rest ->
                new RestNode(
                    rest.solution(),
                    rest.rests(),
                    rest.taken(),
                    matters(rest, steps.subList(i + 1, steps.size())),
                    layout,
                    node);
            case Step.Split split ->
                SplitBuilder.split(rule, scope, boundBefore.get(i), split, node);
            case Step.Guard guard ->
                new StepNodes.GuardNode(
                    rule,
                    failures,
                    failures.tally(plan.plain()),
                    layout,
                    guard.conjunct(),
                    tested(steps.subList(0, i)),
                    scope.expr(rule.guard().get(guard.conjunct())),
                    node);
          };
    }
    for (Crowd crowd : purpose == Purpose.NOTE ? List.<Crowd>of() : Crowd.of(occurrence)) {
      node = new CrowdNode(crowd, node);
    }
    return node;
  }

  private static BitSet tested(List<Step> steps) {
    BitSet tested = new BitSet();
    for (Step step : steps) {
      if (step instanceof Step.Guard guard) {
        tested.set(guard.conjunct());
      }
    }
    return tested;
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
      case Step.Guard guard -> {}
    }
  }

  private MatchNode take(Step.Take take, List<Step> before, BitSet bound, MatchNode next) {
    int[] earlier = earlier(take, before);
    boolean inHost = take.container() == Step.HOST;
    CopiesNode copies =
        take.copies() == null
            ? null
            : new CopiesNode(
                rule,
                take.copies(),
                scope,
                layout,
                new Taken(layout, with(earlier, take.number()), inHost),
                take.number());
    BitSet binds = new BitSet();
    Mentions.bound(take.pattern(), binds);
    binds.andNot(bound);
    ExprNode[] keys = scope.exprs(take.keys().stream().map(Step.Key::value).toList());
    Bounds bounds =
        take.ranges().isEmpty()
            ? null
            : new Bounds(
                take.ranges(), scope.exprs(take.ranges().stream().map(Step.Range::value).toList()));
    return new TakeNode(
        take,
        layout,
        shapes,
        shape ->
            PatternBuilder.hasOtherLabel(take.pattern(), shape)
                ? null
                : new PatternBuilder(scope, bound, take.opened()).row(take.pattern(), shape),
        new Taken(layout, earlier, inHost),
        keys,
        bounds,
        copies,
        binds.isEmpty(),
        purpose != Purpose.NOTICE,
        next);
  }

  /** The numbers of the steps before that took atoms of the same container. */
  private static int[] earlier(Step.Take take, List<Step> before) {
    return before.stream()
        .filter(s -> s instanceof Step.Take other && other.container() == take.container())
        .mapToInt(s -> ((Step.Take) s).number())
        .toArray();
  }

  private static int[] with(int[] numbers, int one) {
    int[] more = java.util.Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = one;
    return more;
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
            unfolding, scope, followers(), () -> plain.fire(occurrence, arrived, null)));
  }

  private FireBuilder plain(Unfolding unfolding) {
    return new FireBuilder(unfolding.plain(), scope, layout, mark);
  }
}
