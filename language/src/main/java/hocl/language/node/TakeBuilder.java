package hocl.language.node;

import hocl.language.core.RuleCore;
import hocl.language.plan.Fit;
import hocl.language.plan.Mentions;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** Makes the nodes of one rule that take atoms. */
final class TakeBuilder {

  private final RuleCore rule;
  private final NodeBuilder.Scope scope;
  private final FrameLayout layout;
  private final Shapes shapes;
  private final Purpose purpose;

  TakeBuilder(
      RuleCore rule, NodeBuilder.Scope scope, FrameLayout layout, Shapes shapes, Purpose purpose) {
    this.rule = rule;
    this.scope = scope;
    this.layout = layout;
    this.shapes = shapes;
    this.purpose = purpose;
  }

  /** The node with which the active atom of a shape takes its head. */
  MatchNode active(Step.Take take, int place, int back, Shape shape, BitSet bound, MatchNode next) {
    RowNode row = new PatternNodeBuilder(scope, bound, take.opened()).row(take.pattern(), shape);
    CopiesNode copies = take.copies() == null ? null : copies(take, take.copies(), place);
    return new StepNodes.ActiveNode(
        take.number(),
        place,
        back,
        layout,
        taken(take, false),
        Objects.requireNonNull(row),
        copies,
        next);
  }

  private CopiesNode copies(Step.Take take, Step.Count count, int place) {
    return new CopiesNode(rule, count, scope, layout, taken(take, true), take.number(), place);
  }

  /**
   * The rows that a step may not take again: those of earlier steps.
   *
   * @param own whether the row of the step itself is one of them
   */
  private Taken taken(Step.Take take, boolean own) {
    boolean inHost = take.container() == Step.HOST;
    List<Integer> rivals = take.rivals();
    if (rivals == null) {
      return new Taken(layout, take.number() + (own ? 1 : 0), inHost);
    }
    int[] earlier = rivals.stream().mapToInt(Integer::intValue).toArray();
    return new Taken(layout, own ? with(earlier, take.number()) : earlier, inHost);
  }

  /** The node that finds an atom for a head. */
  MatchNode take(Step.Take take, int place, int back, BitSet bound, MatchNode next) {
    CopiesNode copies = take.copies() == null ? null : copies(take, take.copies(), place);
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
        place,
        back,
        layout,
        shapes,
        shape ->
            Fit.hasOtherLabel(take.pattern(), shape)
                ? null
                : new PatternNodeBuilder(scope, bound, take.opened()).row(take.pattern(), shape),
        taken(take, false),
        keys,
        bounds,
        copies,
        binds.isEmpty(),
        purpose != Purpose.NOTICE,
        next);
  }

  private static int[] with(int[] numbers, int one) {
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = one;
    return more;
  }
}
