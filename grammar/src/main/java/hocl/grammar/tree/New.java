package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code new C(a, b)}.
 *
 * @param type the class
 * @param arguments in order
 */
public record New(Span span, TypeRef type, List<Expr> arguments) implements Expr {
  /** Copies the lists, so that the node is immutable. */
  public New {
    arguments = List.copyOf(arguments);
  }
}
