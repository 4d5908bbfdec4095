package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.runtime.atom.Molecule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meanings of the slots of a rule or function while its term is made. */
final class TermScope {

  /** The meaning of a slot. */
  sealed interface Meaning {}

  /** A value that is known. */
  record Known(Object value) implements Meaning {}

  /** A function or rule that is known by its term. */
  record Made(Object term) implements Meaning {}

  /** A variable, by the order in which its scope first mentions it. */
  record Variable(TermScope scope, int number) implements Meaning {}

  /** The rule or function of a scope itself. */
  record Itself(TermScope scope) implements Meaning {}

  private final @Nullable TermScope outer;
  private final Map<Integer, Meaning> slots = new HashMap<>();
  private int variables;

  TermScope(@Nullable TermScope outer) {
    this.outer = outer;
  }

  /** Puts values into the first slots. */
  void capture(List<?> values) {
    for (int slot = 0; slot < values.size(); slot++) {
      slots.put(slot, new Known(values.get(slot)));
    }
  }

  void put(int slot, Meaning meaning) {
    slots.put(slot, meaning);
  }

  Meaning of(int slot) {
    Meaning known = slots.get(slot);
    if (known == null) {
      known = new Variable(this, variables++);
      slots.put(slot, known);
    }
    return known;
  }

  /** The meanings known at some moment, to come back to. */
  record Mark(Map<Integer, Meaning> slots, int variables) {}

  Mark mark() {
    return new Mark(new HashMap<>(slots), variables);
  }

  /** Forgets the meanings that became known since a moment. */
  void reset(Mark mark) {
    slots.clear();
    slots.putAll(mark.slots());
    variables = mark.variables();
  }

  /** The meaning of a captured expression. */
  @Nullable Meaning of(CoreExpr captured) {
    return switch (captured) {
      case CoreExpr.Local local -> of(local.slot());
      case CoreExpr.Self self -> new Itself(this);
      case CoreExpr.Constant constant -> new Known(constant.value());
      default -> null;
    };
  }

  /** The molecule that a slot stands for, or null. */
  @Nullable Molecule molecule(int slot) {
    return of(slot) instanceof Known known && known.value() instanceof Molecule molecule
        ? molecule
        : null;
  }

  /** The number of scopes between this one and another around it. */
  int distance(TermScope other) {
    int distance = 0;
    for (TermScope scope = this; scope != null && scope != other; scope = scope.outer) {
      distance++;
    }
    return distance;
  }
}
