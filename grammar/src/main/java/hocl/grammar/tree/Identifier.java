package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A name where it is introduced or selected.
 *
 * @param text the name
 */
public record Identifier(Span span, String text) implements SyntaxTree {}
