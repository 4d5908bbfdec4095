package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code true} or {@code false}.
 *
 * @param value the value
 */
public record BoolLiteral(Span span, boolean value) implements Literal {}
