package hocl.language.node;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of products. */
final class ProductBuilder {

  private final RuleCore rule;
  private final NodeBuilder.Scope scope;
  private final FrameLayout layout;
  private final int[] uses;

  /** With {@code uses} how often the products mention each slot of the rule. */
  ProductBuilder(RuleCore rule, NodeBuilder.Scope scope, FrameLayout layout, int[] uses) {
    this.rule = rule;
    this.scope = scope;
    this.layout = layout;
    this.uses = uses;
  }

  ProductNode[] products(List<CoreItem> items) {
    ProductNode[] nodes = new ProductNode[items.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = product(items.get(i));
    }
    return nodes;
  }

  private ProductNode product(CoreItem item) {
    return switch (item) {
      case CoreItem.One one -> one(one.expr());
      case CoreItem.Copies copies ->
          new Products.CopiesProduct(
              scope.expr(copies.expr()),
              scope.count(copies.count()),
              layout.allocate(),
              layout.allocate());
      case CoreItem.If choice ->
          new Products.IfProduct(
              scope.condition(choice.condition()),
              products(choice.yes()),
              products(choice.no()),
              layout.allocate());
      case CoreItem.Let let ->
          new Products.LetProduct(let.slot(), scope.expr(let.value()), products(let.rest()));
      case CoreItem.Print print ->
          new Products.PrintProduct(scope.exprs(print.arguments()), layout.allocate());
    };
  }

  private ProductNode one(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.MakeTuple tuple -> tuple(tuple);
      case CoreExpr.MakeSolution solution -> solution(solution);
      default -> new Products.ExprProduct(scope.expr(expr), layout.allocate());
    };
  }

  private TupleProduct tuple(CoreExpr.MakeTuple tuple) {
    int arity = tuple.fields().size();
    @Nullable ExprNode[] exprs = new ExprNode[arity];
    @Nullable SolutionProduct[] solutions = new SolutionProduct[arity];
    int[] slots = new int[arity];
    for (int i = 0; i < arity; i++) {
      switch (tuple.fields().get(i)) {
        case CoreExpr.MakeSolution solution -> {
          solutions[i] = solution(solution);
          slots[i] = layout.allocate();
        }
        case CoreExpr.Local local -> {
          exprs[i] = scope.expr(local);
          slots[i] = local.slot();
        }
        default -> {
          exprs[i] = scope.expr(tuple.fields().get(i));
          slots[i] = layout.allocate();
        }
      }
    }
    return new TupleProduct(exprs, solutions, slots);
  }

  private SolutionProduct solution(CoreExpr.MakeSolution solution) {
    List<CoreItem> items = solution.items();
    int base = -1;
    int baseSlot = -1;
    for (int i = 0; i < items.size() && base < 0; i++) {
      if (items.get(i) instanceof CoreItem.One one
          && one.expr() instanceof CoreExpr.Local local
          && rule.slots().get(local.slot()).kind() == Slot.Kind.REST
          && uses[local.slot()] == 1) {
        base = i;
        baseSlot = local.slot();
      }
    }
    return new SolutionProduct(products(items), base, baseSlot);
  }
}
