package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A prefix operator and its operand.
 *
 * @param operator the operator
 * @param operand the operand
 */
public record Unary(Span span, UnaryOperator operator, Expr operand) implements Expr {}
