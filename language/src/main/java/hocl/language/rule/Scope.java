package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.Slot;
import java.util.List;

/** What is written for the slots of one scope. */
final class Scope {
  private final SlotText[] slots;
  private final SlotText self;
  private final int depth;
  private final Naming naming;

  private Scope(SlotText[] slots, SlotText self, int depth, Naming naming) {
    this.slots = slots;
    this.self = self;
    this.depth = depth;
    this.naming = naming;
  }

  /** An outermost scope, with what is written for its captured slots. */
  static Scope outermost(List<Slot> slots, SlotText[] captured, String name, Naming naming) {
    return of(slots, captured, name, 0, naming);
  }

  /** The scope of a rule or function within this one, which captures the values. */
  Scope inner(List<Slot> innerSlots, List<CoreExpr> captures, String name) {
    SlotText[] captured = captures.stream().map(this::of).toArray(SlotText[]::new);
    return of(innerSlots, captured, name, depth + 1, naming);
  }

  private static Scope of(
      List<Slot> slots, SlotText[] captured, String name, int depth, Naming naming) {
    SlotText[] texts = new SlotText[slots.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] =
          i < captured.length
              ? captured[i]
              : new SlotText.Named(naming.variable(slots.get(i), i, depth));
    }
    return new Scope(texts, new SlotText.Named(naming.self(name, depth)), depth, naming);
  }

  SlotText slot(int index) {
    return slots[index];
  }

  SlotText self() {
    return self;
  }

  /** The name of a slot that the scope binds itself. */
  String name(int index) {
    return switch (slots[index]) {
      case SlotText.Named named -> named.name();
      case SlotText.Valued valued ->
          throw new IllegalStateException("a captured slot is bound: " + index);
    };
  }

  private SlotText of(CoreExpr capture) {
    return switch (capture) {
      case CoreExpr.Local local -> slots[local.slot()];
      case CoreExpr.Self itself -> self;
      case CoreExpr.Constant constant -> new SlotText.Valued(constant.value());
      default -> throw new IllegalStateException("no captured variable: " + capture);
    };
  }
}
