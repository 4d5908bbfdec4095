package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A literal that the atom must equal.
 *
 * @param literal the literal, a sign included in its value
 */
public record LiteralPattern(Span span, Literal literal) implements Pattern {}
