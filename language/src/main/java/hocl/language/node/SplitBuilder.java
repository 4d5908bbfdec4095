package hocl.language.node;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.plan.Mentions;
import hocl.language.plan.OutsideSlots;
import hocl.language.plan.Step;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the nodes that find places in a List. Where there may be no copies, the parts behind exist
 * twice if they bind what the copies would have bound.
 */
final class SplitBuilder {

  private final RuleCore rule;
  private final NodeBuilder.Scope scope;
  private final Step.Split step;
  private final List<Step.Part> parts;
  private final SplitNode whole;

  private SplitBuilder(RuleCore rule, NodeBuilder.Scope scope, Step.Split step, SplitNode whole) {
    this.rule = rule;
    this.scope = scope;
    this.step = step;
    this.parts = step.parts();
    this.whole = whole;
  }

  /**
   * With {@code bound} the slots that have values before the step, {@code back} where it goes back.
   */
  static SplitNode split(
      RuleCore rule,
      NodeBuilder.Scope scope,
      BitSet bound,
      Step.Split step,
      int back,
      MatchNode next) {
    PatternNodeBuilder patterns = new PatternNodeBuilder(scope, bound, step.opened());
    return new SplitNode(
        step.list(),
        back,
        whole -> new SplitBuilder(rule, scope, step, whole).from(0, patterns),
        next);
  }

  /** The node of a part with all parts behind it. Patterns bind from the first part to the last. */
  private PartNodes.PartNode from(int place, PatternNodeBuilder patterns) {
    if (place == parts.size()) {
      return new PartNodes.EndNode(whole);
    }
    PartNodes.Behind behind = behind(place);
    return switch (parts.get(place)) {
      case Step.Part.One part -> {
        PatternNode pattern = patterns.node(part.pattern());
        yield new PartNodes.OneNode(pattern, from(place + 1, patterns));
      }
      case Step.Part.Rest part -> {
        patterns.bind(part.slot());
        yield new PartNodes.RestNode(part.slot(), behind, from(place + 1, patterns));
      }
      case Step.Part.Copies part -> copies(part, behind, place, patterns);
    };
  }

  private PartNodes.PartNode copies(
      Step.Part.Copies part, PartNodes.Behind behind, int place, PatternNodeBuilder patterns) {
    if (part.count() instanceof Step.Count.Counted counted) {
      patterns.bind(counted.slot());
    }
    PartNodes.NoneNode none = part.least() == 0 ? none(part.pattern(), place, patterns) : null;
    PatternNode pattern = patterns.node(part.pattern());
    PartNodes.PartNode next = from(place + 1, patterns);
    return switch (part.count()) {
      case Step.Count.Fixed fixed ->
          new PartNodes.FixedCopiesNode(
              rule, fixed.value().span(), scope.expr(fixed.value()), pattern, none, behind, next);
      case Step.Count.Counted counted ->
          new PartNodes.CountedCopiesNode(
              counted.slot(), counted.bound(), pattern, none, behind, next);
    };
  }

  /** The node for the case of no copies; null if a variable would be left without a value. */
  private PartNodes.@Nullable NoneNode none(
      CorePattern pattern, int place, PatternNodeBuilder patterns) {
    BitSet binds = new BitSet();
    Mentions.bound(pattern, binds);
    BitSet later = new BitSet();
    for (Step.Part part : parts.subList(place + 1, parts.size())) {
      switch (part) {
        case Step.Part.One one -> OutsideSlots.add(one.pattern(), later);
        case Step.Part.Copies copies -> OutsideSlots.add(copies.pattern(), later);
        case Step.Part.Rest rest -> {}
      }
    }
    binds.andNot(later);
    if (!patterns.areBound(binds)) {
      return null;
    }
    int[] closed =
        step.opened().stream()
            .filter(opened -> holds(pattern, opened.pattern()))
            .mapToInt(Step.Opened::slot)
            .toArray();
    return new PartNodes.NoneNode(closed, from(place + 1, patterns.copy()));
  }

  @SuppressWarnings("ReferenceEquality") // the plan speaks of this very pattern
  private static boolean holds(CorePattern pattern, CorePattern part) {
    return pattern == part
        || switch (pattern) {
          case CorePattern.OfTuple p -> p.fields().stream().anyMatch(f -> holds(f, part));
          case CorePattern.OfList p -> p.items().stream().anyMatch(item -> holds(item, part));
          case CorePattern.Copies p -> holds(p.pattern(), part);
          case CorePattern.CountedCopies p -> holds(p.pattern(), part);
          case CorePattern.OfSolution p -> false;
          case CorePattern.Bind p -> false;
          case CorePattern.Equal p -> false;
          case CorePattern.Any p -> false;
          case CorePattern.Labelled p -> false;
        };
  }

  private PartNodes.Behind behind(int place) {
    long least = 0;
    boolean exact = true;
    for (Step.Part part : parts.subList(place + 1, parts.size())) {
      switch (part) {
        case Step.Part.One one -> least++;
        case Step.Part.Rest rest -> exact = false;
        case Step.Part.Copies copies -> {
          if (copies.count() instanceof Step.Count.Fixed fixed
              && fixed.value() instanceof CoreExpr.Constant constant
              && constant.value() instanceof Long number
              && number >= 0) {
            least += Math.min(number, Integer.MAX_VALUE);
          } else {
            least += copies.least();
            exact = false;
          }
        }
      }
    }
    return new PartNodes.Behind((int) Math.min(least, Integer.MAX_VALUE), exact);
  }
}
