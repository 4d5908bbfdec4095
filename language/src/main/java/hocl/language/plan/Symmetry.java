package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.LimitUse;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds heads that are alike: an exchange of their variables gives the same rule. Then every
 * reaction with an atom at one of these heads is also one with that atom at the other, so only one
 * head is tried (after the symmetry detection of constraint handling rules: Sneyers, Schrijvers and
 * Demoen 2005).
 */
final class Symmetry {

  /** The largest number of slots in a part that is looked into; more would take too long. */
  private static final int MOST_SLOTS = 40;

  /** The largest number of heads that one head is compared with. */
  private static final int MOST_COMPARED = 8;

  private final RuleCore rule;

  /** The parts of the rule that an exchange may change: its heads, its guard, its products. */
  private final List<Part> parts = new ArrayList<>();

  /** For each slot the places of the parts that mention it. */
  private final Map<Integer, BitSet> mentioning = new HashMap<>();

  /** The slots whose values are Ints or Floats. */
  private final BitSet numbers = new BitSet();

  /**
   * Makes a text of a part, with names for its slots; null if the part has a form that is not
   * looked into.
   */
  private interface Part {
    @Nullable String text(UnaryOperator<Integer> names);
  }

  private Symmetry(RuleCore rule) {
    this.rule = rule;
    for (CorePattern head : rule.heads()) {
      numbers(head, numbers);
      BitSet slots = new BitSet();
      Mentions.mentioned(head, slots);
      Mentions.bound(head, slots);
      add(slots, names -> pattern(head, names));
    }
    // the order of conjuncts decides whether a limit is met
    boolean limited = rule.guard().stream().anyMatch(LimitUse::in);
    for (CoreExpr conjunct : rule.guard()) {
      add(
          Mentions.in(conjunct),
          names -> limited ? null : all(texts(List.of(conjunct), names), "if"));
    }
    for (CoreItem item : rule.products()) {
      BitSet slots = new BitSet();
      Mentions.read(List.of(item), slots::set);
      add(
          slots,
          names ->
              item instanceof CoreItem.One one
                  ? all(texts(List.of(one.expr()), names), "by")
                  : null);
    }
  }

  private void add(BitSet slots, Part part) {
    int place = parts.size();
    parts.add(slots.cardinality() > MOST_SLOTS ? names -> null : part);
    slots.stream()
        .forEach(slot -> mentioning.computeIfAbsent(slot, any -> new BitSet()).set(place));
  }

  /** For each head the place of an earlier head that is like it, or -1. */
  static int[] of(RuleCore rule) {
    int[] alike = new int[rule.heads().size()];
    Arrays.fill(alike, -1);
    if (rule.kind() == ReactionKind.INJECT || alike.length < 2) {
      return alike;
    }
    Symmetry symmetry = new Symmetry(rule);
    // heads that differ in more than their variables are never alike
    Map<String, List<Integer>> firsts = new HashMap<>();
    for (int head = 0; head < alike.length; head++) {
      String look = symmetry.pattern(rule.heads().get(head), slot -> -1);
      if (look == null) {
        continue;
      }
      List<Integer> earlier = firsts.computeIfAbsent(look, any -> new ArrayList<>());
      for (int i = 0; i < earlier.size() && alike[head] < 0; i++) {
        if (symmetry.areAlike(earlier.get(i), head)) {
          alike[head] = earlier.get(i);
        }
      }
      if (alike[head] < 0 && earlier.size() < MOST_COMPARED) {
        earlier.add(head);
      }
    }
    return alike;
  }

  private boolean areAlike(int a, int b) {
    Map<Integer, Integer> exchange = new HashMap<>();
    if (!match(rule.heads().get(a), rule.heads().get(b), exchange)) {
      return false;
    }
    BitSet changed = new BitSet();
    exchange.forEach((slot, other) -> {
      if (!slot.equals(other)) {
        changed.or(mentioning.getOrDefault(slot, new BitSet()));
      }
    });
    // the two heads that are exchanged differ in names only
    changed.clear(a);
    changed.clear(b);
    String before = texts(changed, slot -> slot);
    String after = texts(changed, slot -> exchange.getOrDefault(slot, slot));
    return before != null && before.equals(after);
  }

  /**
   * A text of some parts that does not depend on the order of heads, products, conjuncts and
   * operands where that order means nothing; null if a part has a form that is not looked into.
   */
  private @Nullable String texts(BitSet places, UnaryOperator<Integer> names) {
    List<String> texts = new ArrayList<>();
    for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
      String text = parts.get(place).text(names);
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    Collections.sort(texts);
    return String.join("; ", texts);
  }

  /**
   * Whether two patterns differ in names only; adds the slots of each, with those of the other, to
   * the exchange.
   */
  private boolean match(CorePattern one, CorePattern other, Map<Integer, Integer> exchange) {
    if (one instanceof CorePattern.OfTuple p && other instanceof CorePattern.OfTuple q) {
      boolean same = p.fields().size() == q.fields().size();
      for (int i = 0; same && i < p.fields().size(); i++) {
        same = match(p.fields().get(i), q.fields().get(i), exchange);
      }
      return same;
    }
    if (one instanceof CorePattern.Bind p && other instanceof CorePattern.Bind q) {
      Integer before = exchange.put(p.slot(), q.slot());
      Integer back = exchange.put(q.slot(), p.slot());
      return p.type().equals(q.type())
          && (before == null || before == q.slot())
          && (back == null || back == p.slot());
    }
    if (one instanceof CorePattern.Equal p && other instanceof CorePattern.Equal q) {
      String text = text(p.value(), slot -> slot);
      return text != null && text.equals(text(q.value(), slot -> slot));
    }
    if (one instanceof CorePattern.Any && other instanceof CorePattern.Any) {
      return true;
    }
    return false;
  }

  private @Nullable String pattern(CorePattern pattern, UnaryOperator<Integer> names) {
    return switch (pattern) {
      case CorePattern.Bind bind -> bind.type() + " " + names.apply(bind.slot());
      case CorePattern.Equal equal -> "=" + text(equal.value(), slot -> slot);
      case CorePattern.Any any -> "_";
      case CorePattern.OfTuple tuple -> {
        List<@Nullable String> fields = new ArrayList<>();
        tuple.fields().forEach(field -> fields.add(pattern(field, names)));
        yield all(fields, ":");
      }
      default -> null;
    };
  }

  private static @Nullable String all(List<@Nullable String> parts, String sign) {
    return parts.contains(null) ? null : sign + "(" + String.join(sign, parts) + ")";
  }

  private @Nullable String text(CoreExpr expr, UnaryOperator<Integer> names) {
    return switch (expr) {
      case CoreExpr.Local e -> "_" + names.apply(e.slot());
      case CoreExpr.Constant e -> constant(e.value());
      case CoreExpr.Negate e -> all(texts(List.of(e.operand()), names), "-");
      case CoreExpr.Not e -> all(texts(List.of(e.operand()), names), "!");
      case CoreExpr.And e -> all(texts(e.operands(), names), "&&");
      case CoreExpr.Or e -> all(texts(e.operands(), names), "||");
      case CoreExpr.MakeTuple e -> all(texts(e.fields(), names), ":");
      case CoreExpr.Chain e -> chain(e, names);
      default -> null;
    };
  }

  private List<@Nullable String> texts(List<CoreExpr> exprs, UnaryOperator<Integer> names) {
    List<@Nullable String> texts = new ArrayList<>();
    exprs.forEach(expr -> texts.add(text(expr, names)));
    return texts;
  }

  /**
   * A text of a constant that is equal exactly for equal atoms; null for kinds that are not looked
   * into.
   */
  static @Nullable String constant(Object value) {
    return switch (value) {
      case Long v -> "Long " + v;
      case Double v -> "Double " + v;
      case Boolean v -> "Boolean " + v;
      case String v -> "String " + v.length() + " " + v;
      case Symbol v -> "Symbol " + v.name();
      default -> null;
    };
  }

  private @Nullable String chain(CoreExpr.Chain chain, UnaryOperator<Integer> names) {
    String left = text(chain.first(), names);
    boolean numbers = isNumber(chain.first());
    for (CoreExpr.Link link : chain.links()) {
      String right = text(link.operand(), names);
      if (left == null || right == null) {
        return null;
      }
      numbers &= isNumber(link.operand());
      left = binary(link.operator(), left, right, numbers);
    }
    return left;
  }

  private static String binary(
      BinaryOperator operator, String left, String right, boolean numbers) {
    boolean commutes =
        switch (operator) {
          case ADD, MULTIPLY -> numbers;
          case EQUAL, NOT_EQUAL -> true;
          case SUBTRACT, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER -> false;
          case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
        };
    boolean turn =
        operator == BinaryOperator.GREATER
            || operator == BinaryOperator.GREATER_EQUAL
            || (commutes && left.compareTo(right) > 0);
    String sign =
        switch (operator) {
          case GREATER -> "LESS";
          case GREATER_EQUAL -> "LESS_EQUAL";
          default -> operator.name();
        };
    return turn
        ? "(" + right + " " + sign + " " + left + ")"
        : "(" + left + " " + sign + " " + right + ")";
  }

  /** Whether the value of an expression, if it has one, is an Int or Float. */
  private boolean isNumber(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value() instanceof Long || e.value() instanceof Double;
      case CoreExpr.Local e -> numbers.get(e.slot());
      case CoreExpr.Chain e ->
          isNumber(e.first()) && e.links().stream().allMatch(link -> isNumber(link.operand()));
      case CoreExpr.Negate e -> true;
      default -> false;
    };
  }

  /** Adds the slots that a pattern binds to an Int or Float. */
  private static void numbers(CorePattern pattern, BitSet out) {
    switch (pattern) {
      case CorePattern.Bind bind -> {
        if (bind.type() == CoreType.Basic.INT
            || bind.type() == CoreType.Basic.FLOAT
            || bind.type() == CoreType.Basic.NUM) {
          out.set(bind.slot());
        }
      }
      case CorePattern.OfTuple tuple -> tuple.fields().forEach(field -> numbers(field, out));
      default -> {}
    }
  }
}
