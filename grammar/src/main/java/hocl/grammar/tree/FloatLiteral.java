package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A Float.
 *
 * @param value the value, finite and never negative zero
 */
public record FloatLiteral(Span span, double value) implements Literal {}
