package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A String; a character in single quotes is one, too.
 *
 * @param value the text with its escapes resolved
 */
public record StringLiteral(Span span, String value) implements Literal {}
