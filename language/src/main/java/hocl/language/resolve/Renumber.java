package hocl.language.resolve;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreRewrite;
import java.util.List;

/**
 * Gives the slots of a scope their final numbers once the number of captured values is known: the
 * captured ones, -1, -2, .. so far, become 0, 1, .., and the others follow.
 */
final class Renumber extends CoreRewrite {
  private final int captured;

  Renumber(int captured) {
    this.captured = captured;
  }

  @Override
  protected int slot(int provisional) {
    return provisional < 0 ? -provisional - 1 : provisional + captured;
  }

  @Override
  public List<CoreExpr> exprs(List<CoreExpr> exprs) {
    return captured == 0 ? exprs : super.exprs(exprs);
  }

  @Override
  public List<CoreItem> items(List<CoreItem> items) {
    return captured == 0 ? items : super.items(items);
  }

  @Override
  public List<CorePattern> patterns(List<CorePattern> patterns) {
    return captured == 0 ? patterns : super.patterns(patterns);
  }

  @Override
  public List<Integer> slots(List<Integer> slots) {
    return captured == 0 ? slots : super.slots(slots);
  }

  @Override
  public CoreExpr expr(CoreExpr expr) {
    return captured == 0 ? expr : super.expr(expr);
  }
}
