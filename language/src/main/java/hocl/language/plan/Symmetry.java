package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.LimitUse;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleKind;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds heads that are alike: exchanging their variables gives the same rule. Then every reaction
 * with an atom at one of them is also one with that atom at the other, so only one is tried (after
 * the symmetry detection of constraint handling rules: Sneyers, Schrijvers and Demoen 2005).
 */
final class Symmetry {

  private final RuleCore rule;

  private Symmetry(RuleCore rule) {
    this.rule = rule;
  }

  /** For each head, an earlier one that is alike, or -1. */
  static int[] of(RuleCore rule) {
    int[] alike = new int[rule.heads().size()];
    Symmetry symmetry = new Symmetry(rule);
    for (int head = 0; head < alike.length; head++) {
      alike[head] = -1;
      for (int earlier = 0; earlier < head && alike[head] < 0; earlier++) {
        if (alike[earlier] < 0 && symmetry.areAlike(earlier, head)) {
          alike[head] = earlier;
        }
      }
    }
    return alike;
  }

  private boolean areAlike(int a, int b) {
    Map<Integer, Integer> exchange = new HashMap<>();
    if (rule.kind() == RuleKind.INJECT
        || !match(rule.heads().get(a), rule.heads().get(b), exchange)) {
      return false;
    }
    String as = text(slot -> slot, -1, -1);
    String exchanged = text(slot -> exchange.getOrDefault(slot, slot), a, b);
    return as != null && as.equals(exchanged);
  }

  /** Whether two patterns differ in names only; maps the slots of each to those of the other. */
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
    return false;
  }

  /**
   * The rule as a text that does not depend on the order of heads, products, conjuncts and operands
   * where that order means nothing; null if the rule has parts that are not looked into. Two heads
   * may be left out.
   */
  private @Nullable String text(UnaryOperator<Integer> names, int leftOut, int leftOutToo) {
    List<@Nullable String> parts = new ArrayList<>();
    for (int head = 0; head < rule.heads().size(); head++) {
      // the two that are exchanged differ in names only
      boolean exchanged = head == leftOut || head == leftOutToo;
      parts.add(pattern(rule.heads().get(head), exchanged ? slot -> slot : names));
    }
    for (CoreExpr conjunct : rule.guard()) {
      // the order of conjuncts decides whether a limit is met
      parts.add(LimitUse.in(conjunct) ? null : all(texts(List.of(conjunct), names), "if"));
    }
    for (CoreItem item : rule.products()) {
      parts.add(
          item instanceof CoreItem.One one ? all(texts(List.of(one.expr()), names), "by") : null);
    }
    if (parts.contains(null)) {
      return null;
    }
    return parts.stream().map(Objects::requireNonNull).sorted().collect(Collectors.joining("; "));
  }

  private @Nullable String pattern(CorePattern pattern, UnaryOperator<Integer> names) {
    return switch (pattern) {
      case CorePattern.Bind bind -> bind.type() + " " + names.apply(bind.slot());
      case CorePattern.Equal equal -> text(equal.value(), names);
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

  private static @Nullable String constant(Object value) {
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

  /** Whether the value is an Int or Float, if there is one. */
  private boolean isNumber(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value() instanceof Long || e.value() instanceof Double;
      case CoreExpr.Local e -> isNumber(e.slot());
      case CoreExpr.Chain e ->
          isNumber(e.first()) && e.links().stream().allMatch(link -> isNumber(link.operand()));
      case CoreExpr.Negate e -> true;
      default -> false;
    };
  }

  private boolean isNumber(int slot) {
    return rule.heads().stream().anyMatch(head -> bindsNumber(head, slot));
  }

  private static boolean bindsNumber(CorePattern pattern, int slot) {
    return switch (pattern) {
      case CorePattern.Bind bind ->
          bind.slot() == slot
              && (bind.type() == CoreType.Basic.INT
                  || bind.type() == CoreType.Basic.FLOAT
                  || bind.type() == CoreType.Basic.NUM);
      case CorePattern.OfTuple tuple ->
          tuple.fields().stream().anyMatch(field -> bindsNumber(field, slot));
      default -> false;
    };
  }
}
