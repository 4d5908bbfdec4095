package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code let name(parameters) = body}: a pure function.
 *
 * @param recursive whether {@code rec} was written, which a function does not need
 * @param name the name
 * @param parameters the parameters in order
 * @param body one expression
 * @param terminator what ended it
 */
public record FunctionLet(
    Span span,
    boolean recursive,
    Identifier name,
    List<Identifier> parameters,
    Expr body,
    Terminator terminator)
    implements Binding {
  /** Copies the lists, so that the node is immutable. */
  public FunctionLet {
    parameters = List.copyOf(parameters);
  }
}
