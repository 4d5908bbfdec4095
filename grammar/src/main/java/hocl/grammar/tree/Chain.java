package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * Operands joined by left-associative operators of one level: {@code a - b + c} has three operands
 * and two operators.
 *
 * @param level the level of all the operators
 * @param operands two or more
 * @param operators one fewer than operands; the i-th stands before operand i + 1
 */
public record Chain(Span span, Level level, List<Expr> operands, List<ChainOperator> operators)
    implements Expr {
  /** Copies the lists, so that the node is immutable. */
  public Chain {
    operands = List.copyOf(operands);
    operators = List.copyOf(operators);
  }
}
