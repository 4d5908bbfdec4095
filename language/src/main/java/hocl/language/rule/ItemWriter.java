package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Rule;
import java.util.List;

/** Writes the items of molecules. */
final class ItemWriter {
  private final SourceWriter all;

  ItemWriter(SourceWriter all) {
    this.all = all;
  }

  /** Where items stand. */
  private enum Kind {
    /** In a solution, or among products that no guard follows: a rule at the end stands bare. */
    OPEN_END,
    /** Among products that a guard follows, which a rule without a guard would take for its own. */
    BEFORE_GUARD,
    /** In a branch: a rule stands in parentheses, and {@code let} is an expression. */
    BRANCH,
    /** In a list, as in a branch. */
    LIST
  }

  /** The products of a rule; there is at least a word for none. */
  void products(List<CoreItem> items, Scope scope, boolean guardFollows) {
    content(items, scope, guardFollows ? Kind.BEFORE_GUARD : Kind.OPEN_END);
    if (items.isEmpty()) {
      all.text("nothing");
    }
  }

  /** The content of a solution. */
  void solutionContent(List<CoreItem> items, Scope scope) {
    content(items, scope, Kind.OPEN_END);
  }

  /** The content of a list. */
  void listContent(List<CoreItem> items, Scope scope) {
    content(items, scope, Kind.LIST);
  }

  private void content(List<CoreItem> items, Scope scope, Kind kind) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        all.text(", ");
      }
      item(items.get(i), scope, kind, i == items.size() - 1);
    }
  }

  private void item(CoreItem item, Scope scope, Kind kind, boolean last) {
    switch (item) {
      case CoreItem.One i -> one(i.expr(), scope, kind, last);
      case CoreItem.Copies i
          when all.out.isSource()
              && i.count() instanceof CoreExpr.Constant count
              && Unwritable.isCount(count.value()) ->
          all.enclosed(
              !last && kind != Kind.LIST,
              () -> {
                String name = scope.fresh("copies");
                all.rules.named(name, count.value());
                all.text(" in ");
                all.binding(List.of(name), () -> copied(i.expr(), scope));
                all.text("^" + name);
              });
      case CoreItem.Copies i -> copies(i, scope);
      case CoreItem.If i -> {
        all.text("if ");
        all.expressions.write(i.condition(), scope, Tightness.OPEN);
        all.text(" then ");
        branch(i.yes(), scope);
        all.text(" else ");
        branch(i.no(), scope);
      }
      case CoreItem.Let i ->
          all.enclosed(
              !last && kind != Kind.LIST,
              () -> {
                String name = scope.name(i.slot());
                all.rules.definition(name, i.value(), scope);
                all.text(" in ");
                boolean whole = last && (kind == Kind.OPEN_END || kind == Kind.BEFORE_GUARD);
                all.binding(
                    List.of(name),
                    () -> {
                      if (whole && !i.rest().isEmpty()) {
                        content(i.rest(), scope, kind);
                      } else {
                        branch(i.rest(), scope);
                      }
                    });
              });
      case CoreItem.Print i -> {
        all.text("print(");
        all.inside(
            Angles.FREE,
            () ->
                all.separated(
                    i.arguments(), ", ", e -> all.expressions.write(e, scope, Tightness.OPEN)));
        all.text(")");
      }
    }
  }

  /** Items where one expression stands: several atoms are those of a List. */
  private void branch(List<CoreItem> items, Scope scope) {
    switch (items.size()) {
      case 0 -> all.text("nothing");
      case 1 -> content(items, scope, Kind.BRANCH);
      default -> {
        all.text("elements([");
        all.inside(Angles.FREE, () -> content(items, scope, Kind.LIST));
        all.text("])");
      }
    }
  }

  private void one(CoreExpr expr, Scope scope, Kind kind, boolean last) {
    switch (expr) {
      case CoreExpr.Constant e -> {
        if (last && isBare(e.value(), kind)) {
          all.out.last(e.value());
        } else {
          all.out.item(e.value());
        }
      }
      case CoreExpr.MakeRule e when last && isBare(e.definition(), kind) ->
          all.rules.labelled(e, scope);
      // what has to be written with a let would take in the items that follow
      default ->
          all.expressions.write(expr, scope, last ? Tightness.OPEN : Tightness.OPEN.tighter());
    }
  }

  private static boolean isBare(Object value, Kind kind) {
    return value instanceof Rule rule
        && (rule.definition() instanceof DefinedRule defined
            ? isBare(defined.core(), kind)
            : kind == Kind.OPEN_END);
  }

  private static boolean isBare(RuleCore rule, Kind kind) {
    return switch (kind) {
      case OPEN_END -> true;
      case BEFORE_GUARD -> !rule.guard().isEmpty();
      case BRANCH, LIST -> false;
    };
  }

  private void copied(CoreExpr expr, Scope scope) {
    boolean plain =
        switch (expr) {
          case CoreExpr.Constant e -> true;
          case CoreExpr.Local e -> true;
          case CoreExpr.Self e -> true;
          case CoreExpr.MakeList e -> true;
          case CoreExpr.MakeSolution e -> true;
          case CoreExpr.MakeRule e -> true;
          default -> false;
        };
    all.enclosed(
        !plain,
        () -> all.expressions.write(expr, scope, plain ? Tightness.POSTFIX : Tightness.OPEN));
  }

  private void copies(CoreItem.Copies copies, Scope scope) {
    copied(copies.expr(), scope);
    all.text("^");
    boolean word =
        copies.count() instanceof CoreExpr.Constant || copies.count() instanceof CoreExpr.Local;
    all.enclosed(
        !word,
        () ->
            all.expressions.write(
                copies.count(), scope, word ? Tightness.POSTFIX : Tightness.OPEN));
  }
}
