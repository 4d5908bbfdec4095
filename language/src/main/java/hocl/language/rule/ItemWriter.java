package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.runtime.atom.Molecule;
import java.util.List;

/** Writes the items of molecules. */
final class ItemWriter {
  private final SourceWriter all;

  ItemWriter(SourceWriter all) {
    this.all = all;
  }

  /**
   * The products of a rule; there is at least a word for none.
   *
   * @param guarded whether a condition follows, which a bare rule at the end would take for its own
   */
  void products(List<CoreItem> items, Scope scope, boolean guarded) {
    if (items.isEmpty()) {
      all.text("nothing");
    }
    content(items, scope, true, !guarded);
  }

  /** The content of a solution, of which a rule at the end needs no parentheses. */
  void solutionContent(List<CoreItem> items, Scope scope) {
    content(items, scope, true, true);
  }

  /** The content of a list, where {@code let} is an expression. */
  void listContent(List<CoreItem> items, Scope scope) {
    content(items, scope, false, false);
  }

  private void content(
      List<CoreItem> items, Scope scope, boolean letReaches, boolean lastRuleBare) {
    for (int i = 0; i < items.size(); i++) {
      boolean last = i == items.size() - 1;
      if (i > 0) {
        all.text(", ");
      }
      item(items.get(i), scope, last && letReaches, last && lastRuleBare);
    }
  }

  private void item(CoreItem item, Scope scope, boolean letReaches, boolean ruleBare) {
    switch (item) {
      case CoreItem.One i -> one(i.expr(), scope, ruleBare);
      case CoreItem.Copies i -> copies(i, scope);
      case CoreItem.If i -> {
        all.text("if ");
        all.expressions.write(i.condition(), scope, Level.OPEN.tighter());
        all.text(" then ");
        branch(i.yes(), scope);
        all.text(" else ");
        branch(i.no(), scope);
      }
      case CoreItem.Let i ->
          all.enclosed(
              !letReaches,
              () -> {
                all.rules.definition(scope.name(i.slot()), i.value(), scope);
                all.text(" in ");
                if (i.rest().isEmpty()) {
                  all.text("nothing");
                }
                content(i.rest(), scope, letReaches, ruleBare);
              });
      case CoreItem.Print i -> {
        all.text("print(");
        all.inside(
            true,
            () ->
                all.separated(
                    i.arguments(), ", ", e -> all.expressions.write(e, scope, Level.OPEN)));
        all.text(")");
      }
    }
  }

  private void branch(List<CoreItem> items, Scope scope) {
    if (items.isEmpty()) {
      all.text("nothing");
    }
    content(items, scope, true, false);
  }

  private void one(CoreExpr expr, Scope scope, boolean ruleBare) {
    switch (expr) {
      case CoreExpr.Constant e when e.value() instanceof Molecule -> all.out.item(e.value());
      case CoreExpr.Local e
          when scope.slot(e.slot()) instanceof SlotText.Valued valued
              && valued.value() instanceof Molecule ->
          all.out.item(valued.value());
      case CoreExpr.MakeRule e when ruleBare -> all.rules.labelled(e, scope);
      default -> all.expressions.write(expr, scope, Level.OPEN);
    }
  }

  private void copies(CoreItem.Copies copies, Scope scope) {
    boolean plain =
        switch (copies.expr()) {
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
        () -> all.expressions.write(copies.expr(), scope, plain ? Level.POSTFIX : Level.OPEN));
    all.text("^");
    boolean word =
        copies.count() instanceof CoreExpr.Constant || copies.count() instanceof CoreExpr.Local;
    all.enclosed(
        !word,
        () -> all.expressions.write(copies.count(), scope, word ? Level.POSTFIX : Level.OPEN));
  }
}
