package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code let .. in body} where one expression is expected.
 *
 * @param bindings a chain of lets, at least one
 * @param body the expression they hold for
 */
public record LetExpr(Span span, List<Binding> bindings, Expr body) implements Expr {
  /** Copies the lists, so that the node is immutable. */
  public LetExpr {
    bindings = List.copyOf(bindings);
  }
}
