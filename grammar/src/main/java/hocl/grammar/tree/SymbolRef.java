package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A name with a capital first letter: a symbol, or a class where a class can stand.
 *
 * @param text the name
 */
public record SymbolRef(Span span, String text) implements Expr {}
