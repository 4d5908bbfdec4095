package hocl.language.core;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Visits the expressions of one scope, and its items if asked to, inner ones after those that hold
 * them. Rules and functions within are visited with the values that they capture, not with their
 * content.
 */
public final class CoreWalk {
  private final Consumer<CoreExpr> visitor;
  private final ObjIntConsumer<CoreExpr> lets;
  private final Consumer<CoreItem> itemVisitor;

  private CoreWalk(
      Consumer<CoreExpr> visitor, ObjIntConsumer<CoreExpr> lets, Consumer<CoreItem> itemVisitor) {
    this.visitor = visitor;
    this.lets = lets;
    this.itemVisitor = itemVisitor;
  }

  /** Visits the patterns, products and guard of a rule, in this order. */
  public static void ofRule(RuleCore rule, Consumer<CoreExpr> visitor) {
    ofRule(rule, visitor, (value, slot) -> {});
  }

  /**
   * The same, with the slots that {@code let} binds.
   *
   * @param lets receives the value and the slot of each before these and what follows are visited
   */
  public static void ofRule(
      RuleCore rule, Consumer<CoreExpr> visitor, ObjIntConsumer<CoreExpr> lets) {
    new CoreWalk(visitor, lets, item -> {}).rule(rule);
  }

  /** The same, and items before the expressions in them. */
  public static void ofRule(
      RuleCore rule, Consumer<CoreExpr> visitor, Consumer<CoreItem> itemVisitor) {
    new CoreWalk(visitor, (value, slot) -> {}, itemVisitor).rule(rule);
  }

  private void rule(RuleCore rule) {
    rule.heads().forEach(this::pattern);
    items(rule.products());
    exprs(rule.guard());
  }

  /** Visits an expression. */
  public static void ofExpr(CoreExpr expr, Consumer<CoreExpr> visitor) {
    ofExpr(expr, visitor, (value, slot) -> {});
  }

  /** The same, with the slots that {@code let} binds, as for rules. */
  public static void ofExpr(
      CoreExpr expr, Consumer<CoreExpr> visitor, ObjIntConsumer<CoreExpr> lets) {
    new CoreWalk(visitor, lets, item -> {}).expr(expr);
  }

  /** The same, and items before the expressions in them. */
  public static void ofExpr(
      CoreExpr expr, Consumer<CoreExpr> visitor, Consumer<CoreItem> itemVisitor) {
    new CoreWalk(visitor, (value, slot) -> {}, itemVisitor).expr(expr);
  }

  /** Visits items. */
  public static void ofItems(List<CoreItem> items, Consumer<CoreExpr> visitor) {
    ofItems(items, visitor, (value, slot) -> {});
  }

  /** The same, with the slots that {@code let} binds, as for rules. */
  public static void ofItems(
      List<CoreItem> items, Consumer<CoreExpr> visitor, ObjIntConsumer<CoreExpr> lets) {
    new CoreWalk(visitor, lets, item -> {}).items(items);
  }

  private void exprs(List<CoreExpr> exprs) {
    exprs.forEach(this::expr);
  }

  private void expr(CoreExpr expr) {
    visitor.accept(expr);
    switch (expr) {
      case CoreExpr.Constant e -> {}
      case CoreExpr.Local e -> {}
      case CoreExpr.Self e -> {}
      case CoreExpr.GetStatic e -> {}
      case CoreExpr.Chain e -> {
        expr(e.first());
        e.links().forEach(link -> expr(link.operand()));
      }
      case CoreExpr.And e -> exprs(e.operands());
      case CoreExpr.Or e -> exprs(e.operands());
      case CoreExpr.Negate e -> expr(e.operand());
      case CoreExpr.Not e -> expr(e.operand());
      case CoreExpr.If e -> exprs(List.of(e.condition(), e.yes(), e.no()));
      case CoreExpr.Let e -> {
        lets.accept(e.value(), e.slot());
        exprs(List.of(e.value(), e.body()));
      }
      case CoreExpr.MakeTuple e -> exprs(e.fields());
      case CoreExpr.MakeList e -> items(e.items());
      case CoreExpr.MakeSolution e -> items(e.items());
      case CoreExpr.MakeMolecule e -> items(e.items());
      case CoreExpr.MakeRule e -> exprs(e.captures());
      case CoreExpr.MakeFunction e -> exprs(e.captures());
      case CoreExpr.Call e -> {
        expr(e.callee());
        exprs(e.arguments());
      }
      case CoreExpr.CallBuiltin e -> exprs(e.arguments());
      case CoreExpr.CallMethod e -> {
        expr(e.target());
        exprs(e.arguments());
      }
      case CoreExpr.CallStatic e -> exprs(e.arguments());
      case CoreExpr.GetField e -> expr(e.target());
      case CoreExpr.New e -> exprs(e.arguments());
      case CoreExpr.InstanceOf e -> expr(e.operand());
      case CoreExpr.Cast e -> expr(e.operand());
    }
  }

  /** Visits items; those behind a let, which are its last part, without going deeper. */
  private void items(List<CoreItem> first) {
    List<CoreItem> items = first;
    while (!items.isEmpty()) {
      for (CoreItem item : items.subList(0, items.size() - 1)) {
        item(item);
      }
      CoreItem last = items.getLast();
      if (last instanceof CoreItem.Let let) {
        letOnly(let);
        items = let.rest();
      } else {
        item(last);
        return;
      }
    }
  }

  private void letOnly(CoreItem.Let let) {
    itemVisitor.accept(let);
    lets.accept(let.value(), let.slot());
    expr(let.value());
  }

  private void item(CoreItem item) {
    if (item instanceof CoreItem.Let let) {
      letOnly(let);
      items(let.rest());
    } else {
      itemVisitor.accept(item);
      switch (item) {
        case CoreItem.One i -> expr(i.expr());
        case CoreItem.Copies i -> exprs(List.of(i.expr(), i.count()));
        case CoreItem.If i -> {
          expr(i.condition());
          items(i.yes());
          items(i.no());
        }
        case CoreItem.Let _ -> {}
        case CoreItem.Print i -> exprs(i.arguments());
      }
    }
  }

  private void pattern(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Bind p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
      case CorePattern.Equal p -> expr(p.value());
      case CorePattern.OfTuple p -> p.fields().forEach(this::pattern);
      case CorePattern.OfSolution p -> p.elements().forEach(this::pattern);
      case CorePattern.OfList p -> p.items().forEach(this::pattern);
      case CorePattern.Copies p -> {
        pattern(p.pattern());
        expr(p.count());
      }
      case CorePattern.CountedCopies p -> pattern(p.pattern());
    }
  }
}
