package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.Slot;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names of the slots of one scope; a variable gets its name when it is first written. */
final class Scope {
  private final List<Slot> slots;
  private final @Nullable String[] names;
  private final String self;
  private final int depth;
  private final Naming naming;
  private int mentioned;

  private Scope(
      List<Slot> slots, @Nullable String[] captured, String name, int depth, Naming naming) {
    this.slots = slots;
    this.names = new String[slots.size()];
    System.arraycopy(captured, 0, names, 0, captured.length);
    this.self = naming.self(name, depth);
    this.depth = depth;
    this.naming = naming;
  }

  /** An outermost scope, with the names of its captured slots. */
  static Scope outermost(
      List<Slot> slots, @Nullable String[] captured, String name, Naming naming) {
    return new Scope(slots, captured, name, 0, naming);
  }

  /** The scope of a rule or function within this one, which captures the values. */
  Scope inner(List<Slot> innerSlots, List<CoreExpr> captures, String name) {
    @Nullable String[] captured = new String[captures.size()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] =
          switch (captures.get(i)) {
            case CoreExpr.Local local -> name(local.slot());
            case CoreExpr.Self itself -> self;
            default -> null;
          };
    }
    return new Scope(innerSlots, captured, name, depth + 1, naming);
  }

  /** The name of a slot. */
  String name(int index) {
    String known = names[index];
    if (known == null) {
      known = naming.variable(slots.get(index), index, mentioned++, depth);
      names[index] = known;
    }
    return known;
  }

  /** Gives a slot another name as long as the one that it has is taken. */
  void rename(int index, Predicate<String> taken) {
    String own = name(index);
    for (String next = own; taken.test(next); ) {
      next = naming.fresh(own);
      names[index] = next;
    }
  }

  /** A name for what has no slot. */
  String fresh(String wanted) {
    return naming.fresh(wanted);
  }

  /** The name by which the rule or function mentions itself. */
  String self() {
    return self;
  }
}
