package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A name with a small first letter: a variable, a rest, a definition or a function by name.
 *
 * @param text the name
 */
public record Name(Span span, String text) implements Expr {}
