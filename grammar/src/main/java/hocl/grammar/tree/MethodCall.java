package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code x.m(a, b)} or {@code C.m(a, b)}.
 *
 * @param receiver a value, or a {@link SymbolRef} or {@link Field} chain that may name a class
 * @param method the method
 * @param arguments in order
 */
public record MethodCall(Span span, Expr receiver, Identifier method, List<Expr> arguments)
    implements Expr {
  /** Copies the lists, so that the node is immutable. */
  public MethodCall {
    arguments = List.copyOf(arguments);
  }
}
