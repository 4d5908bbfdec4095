package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose heads take tuples and plain atoms, made executable once for the many reactions of a
 * trace: tests and values as objects that call one another, instead of a walk over Core for each.
 * Such a rule only confirms reactions: where it does not, {@link Matcher} and {@link
 * OracleEvaluator} decide and give the reason. For one thread.
 */
final class DirectRule {

  private final Test[] heads;
  private final Value[] guard;
  private final Value[] products;
  private final @Nullable Object[] slots;
  private final int captured;

  private DirectRule(Test[] heads, Value[] guard, Value[] products, int slots, int captured) {
    this.heads = heads;
    this.guard = guard;
    this.products = products;
    this.slots = new Object[slots];
    this.captured = captured;
  }

  /** Tests whether a part of an atom fits, and notes the values of variables. */
  private interface Test {
    boolean fits(Object part, @Nullable Object[] slots);
  }

  /** Gives a value, or null where only {@link OracleEvaluator} can say whether there is one. */
  interface Value {
    @Nullable Object of(@Nullable Object[] slots);
  }

  /** A rule made executable, or null if some part of it has a form that is not known here. */
  static @Nullable DirectRule of(RuleCore core) {
    Test[] heads = new Test[core.heads().size()];
    for (int i = 0; i < heads.length; i++) {
      Test head = test(core.heads().get(i));
      if (head == null) {
        return null;
      }
      heads[i] = head;
    }
    Value[] guard = DirectValues.all(core.guard());
    List<CoreExpr> items = new ArrayList<>();
    for (CoreItem item : core.products()) {
      if (!(item instanceof CoreItem.One one)) {
        return null;
      }
      items.add(one.expr());
    }
    Value[] products = DirectValues.all(items);
    return guard == null || products == null || !core.emptyRests().isEmpty()
        ? null
        : new DirectRule(heads, guard, products, core.slots().size(), core.captured());
  }

  private static @Nullable Test test(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Any any -> (part, slots) -> true;
      case CorePattern.Bind bind -> bind(bind.slot(), bind.type());
      case CorePattern.Equal equal -> equal(DirectValues.of(equal.value()));
      case CorePattern.OfTuple tuple -> tuple(tuple);
      case CorePattern.OfSolution other -> null;
      case CorePattern.OfList other -> null;
      case CorePattern.Labelled other -> null;
      case CorePattern.Copies other -> null;
      case CorePattern.CountedCopies other -> null;
    };
  }

  private static Test bind(int slot, CoreType type) {
    boolean isInt = type == CoreType.Basic.INT;
    return (part, slots) -> {
      if (!(isInt && part instanceof Long) && !TypeTests.matches(type, part)) {
        return false;
      }
      Object before = slots[slot];
      if (before != null) {
        return (before instanceof Long && before.equals(part)) || Atoms.equal(before, part);
      }
      slots[slot] = part;
      return true;
    };
  }

  private static @Nullable Test equal(@Nullable Value value) {
    return value == null
        ? null
        : (part, slots) -> {
          Object wanted = value.of(slots);
          return wanted != null && Atoms.equal(wanted, part);
        };
  }

  private static @Nullable Test tuple(CorePattern.OfTuple pattern) {
    Test[] fields = new Test[pattern.fields().size()];
    for (int i = 0; i < fields.length; i++) {
      Test field = test(pattern.fields().get(i));
      if (field == null) {
        return null;
      }
      fields[i] = field;
    }
    return (part, slots) -> {
      if (!(part instanceof Tuple tuple) || tuple.arity() != fields.length) {
        return false;
      }
      for (int i = 0; i < fields.length; i++) {
        if (!fields[i].fits(tuple.get(i), slots)) {
          return false;
        }
      }
      return true;
    };
  }

  /**
   * Confirms a reaction.
   *
   * @param input an atom for each head
   * @param judging whether the guard is tested
   * @param output takes the products, in their order
   * @return whether it is confirmed; if not, nothing is said of it, and the output is as before
   */
  boolean react(Rule rule, List<Object> input, boolean judging, List<Object> output) {
    if (input.size() != heads.length) {
      return false;
    }
    for (int i = 0; i < slots.length; i++) {
      slots[i] = i < captured ? rule.captured().get(i) : null;
    }
    for (int i = 0; i < heads.length; i++) {
      Object atom = input.get(i);
      if (Atoms.holdsSolution(atom) || !heads[i].fits(atom, slots)) {
        return false;
      }
    }
    for (int i = 0; judging && i < guard.length; i++) {
      if (!Boolean.TRUE.equals(guard[i].of(slots))) {
        return false;
      }
    }
    int before = output.size();
    for (Value product : products) {
      Object atom = product.of(slots);
      if (atom == null || atom instanceof Molecule) {
        output.subList(before, output.size()).clear();
        return false;
      }
      output.add(atom);
    }
    return true;
  }
}
