package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code f(a, b)}: a built-in, a function of the program, or a function that was matched.
 *
 * @param function the name called
 * @param arguments in order
 */
public record Call(Span span, Identifier function, List<Expr> arguments) implements Expr {
  /** Copies the lists, so that the node is immutable. */
  public Call {
    arguments = List.copyOf(arguments);
  }
}
