package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A comparison of two values.
 *
 * @param left left side
 * @param operator the relation
 * @param right right side
 */
public record Compare(Span span, Expr left, CompareOperator operator, Expr right) implements Expr {}
