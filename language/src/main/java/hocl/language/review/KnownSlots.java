package hocl.language.review;

import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known about the values of the slots of one scope. */
final class KnownSlots {
  private final List<Slot> slots;
  private final Map<Integer, StaticShape> known = new HashMap<>();

  KnownSlots(List<Slot> slots) {
    this.slots = slots;
  }

  /**
   * The scope of a rule.
   *
   * @param captured the shapes of what it captured, in order
   */
  static KnownSlots of(RuleCore rule, List<StaticShape> captured) {
    KnownSlots scope = new KnownSlots(rule.slots());
    for (int i = 0; i < captured.size(); i++) {
      scope.know(i, captured.get(i));
    }
    rule.heads().forEach(scope::pattern);
    return scope;
  }

  void know(int slot, StaticShape shape) {
    known.put(slot, shape);
  }

  /** What is known about the value of a slot. */
  StaticShape shape(int slot) {
    StaticShape shape = known.get(slot);
    if (shape != null) {
      return shape;
    }
    return slot < slots.size()
        ? new StaticShape.OfKinds(Kinds.of(slots.get(slot).kind()))
        : StaticShape.ANY;
  }

  /** The name of a slot as programs write it. */
  String name(int slot) {
    return slots.get(slot).name();
  }

  private void pattern(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Bind p -> bind(p.slot(), Kinds.of(p.type()));
      case CorePattern.Labelled p -> bind(p.slot(), Kinds.of(CoreType.Basic.RULE));
      case CorePattern.OfTuple p -> p.fields().forEach(this::pattern);
      case CorePattern.OfSolution p -> p.elements().forEach(this::pattern);
      case CorePattern.OfList p -> p.items().forEach(this::pattern);
      case CorePattern.Copies p -> pattern(p.pattern());
      case CorePattern.CountedCopies p -> {
        pattern(p.pattern());
        bind(p.slot(), Kinds.INT);
      }
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
    }
  }

  private void bind(int slot, int kinds) {
    int both = kinds & shape(slot).kinds();
    know(slot, new StaticShape.OfKinds(both == Kinds.NONE ? kinds : both));
  }
}
