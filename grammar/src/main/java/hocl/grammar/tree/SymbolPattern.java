package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A symbol that the atom must be.
 *
 * @param text its name
 */
public record SymbolPattern(Span span, String text) implements Pattern {}
