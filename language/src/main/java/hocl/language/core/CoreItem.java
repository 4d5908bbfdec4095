package hocl.language.core;

import hocl.grammar.source.Span;
import java.util.List;

/** An item of a molecule that is made: of a product, of the content of a solution or list. */
public sealed interface CoreItem {

  /** Where the item stands in its source. */
  Span span();

  /**
   * Gives the atom that the expression evaluates to, or all atoms of the molecule it evaluates to.
   */
  record One(CoreExpr expr) implements CoreItem {
    @Override
    public Span span() {
      return expr.span();
    }
  }

  /** Gives as many copies of the atom as the count (an Int of at least 0) says. */
  record Copies(CoreExpr expr, CoreExpr count, Span span) implements CoreItem {}

  /** Gives what one of the branches gives; {@code nothing} is a branch without items. */
  record If(CoreExpr condition, List<CoreItem> yes, List<CoreItem> no, Span span)
      implements CoreItem {}

  /** Binds a slot for all the items that follow. */
  record Let(int slot, CoreExpr value, List<CoreItem> rest, Span span) implements CoreItem {}

  /** Gives no atom; writes one line when the reaction happens. */
  record Print(List<CoreExpr> arguments, Span span) implements CoreItem {}
}
