package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code base ** exponent}, right associative.
 *
 * @param base binds tighter than a sign
 * @param exponent may be unary or a power
 */
public record Power(Span span, Expr base, Expr exponent) implements Expr {}
