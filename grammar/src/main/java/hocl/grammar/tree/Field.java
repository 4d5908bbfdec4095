package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code x.f}, {@code C.f}, or a part of a dotted class name.
 *
 * @param receiver a value or the beginning of a class name
 * @param field the field
 */
public record Field(Span span, Expr receiver, Identifier field) implements Expr {}
