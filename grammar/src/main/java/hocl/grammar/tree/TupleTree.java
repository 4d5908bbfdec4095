package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code a:b:c}.
 *
 * @param elements two or more
 */
public record TupleTree(Span span, List<Expr> elements) implements Expr {
  /** Copies the lists, so that the node is immutable. */
  public TupleTree {
    elements = List.copyOf(elements);
  }
}
