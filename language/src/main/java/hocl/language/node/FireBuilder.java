package hocl.language.node;

import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.language.plan.InPlace;
import hocl.language.plan.Kept;
import hocl.language.plan.Mentions;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the nodes where a rule fires. */
final class FireBuilder {

  private final RuleCore rule;
  private final NodeBuilder.Scope scope;
  private final FrameLayout layout;

  /** Where the slots of values begin that products keep for a moment. */
  private final int mark;

  private final int[] uses;
  private final Kept kept;

  FireBuilder(RuleCore rule, NodeBuilder.Scope scope, FrameLayout layout, int mark) {
    this.rule = rule;
    this.scope = scope;
    this.layout = layout;
    this.mark = mark;
    this.uses = new int[rule.slots().size()];
    Mentions.read(rule.products(), slot -> uses[slot]++);
    this.kept = Kept.of(rule);
  }

  /** The size of a frame with slots for values that products keep for a moment. */
  int frame() {
    FrameLayout trial = layout.from(mark);
    new ProductBuilder(rule, scope, trial, uses).products(kept.products());
    return trial.size();
  }

  /**
   * The node that fires after an occurrence.
   *
   * @param arrived whether the rule itself is what has just come in
   * @param followers what reacts at once with what it makes
   */
  FireNode fire(OccurrencePlan occurrence, boolean arrived, @Nullable FollowersNode followers) {
    List<Step.Take> takes = new ArrayList<>();
    for (Step step : occurrence.steps()) {
      if (step instanceof Step.Take take) {
        takes.add(take);
      }
    }
    boolean[] ofHost = new boolean[takes.size()];
    boolean[] stays = new boolean[takes.size()];
    InPlace places = InPlace.of(rule, kept, occurrence.head());
    int[] inPlace = new int[takes.size()];
    int[] changed = new int[takes.size()];
    int active = -1;
    for (Step.Take take : takes) {
      ofHost[take.number()] = take.container() == Step.HOST;
      stays[take.number()] = kept.stays(take.head());
      inPlace[take.number()] =
          take.container() == Step.HOST && take.copies() == null
              ? places.product(take.head())
              : InPlace.NONE;
      changed[take.number()] = places.changed(take.head());
      if (take.active()) {
        active = take.number();
      }
    }
    FrameLayout own = layout.from(mark);
    ProductNode[] products = new ProductBuilder(rule, scope, own, uses).products(kept.products());
    return new FireNode(
        rule,
        layout,
        ofHost,
        stays,
        inPlace,
        changed,
        movableRests(occurrence),
        active,
        arrived,
        products,
        followers,
        recording(takes, followers));
  }

  private Recording recording(List<Step.Take> takes, @Nullable FollowersNode followers) {
    int[] byHead = new int[rule.heads().size()];
    Arrays.fill(byHead, -1);
    for (Step.Take take : takes) {
      if (take.container() == Step.HOST) {
        byHead[take.head()] = take.number();
      }
    }
    return new Recording(rule, kept, layout, byHead, followers);
  }

  private int[] movableRests(OccurrencePlan occurrence) {
    if (rule.kind() == ReactionKind.INJECT) {
      return new int[0];
    }
    BitSet slots = new BitSet();
    for (Step step : occurrence.steps()) {
      if (step instanceof Step.Rest rest) {
        for (int slot : rest.rests()) {
          if (uses[slot] == 1 && rule.slots().get(slot).kind() == Slot.Kind.REST) {
            slots.set(slot);
          }
        }
      }
    }
    return slots.stream().toArray();
  }
}
