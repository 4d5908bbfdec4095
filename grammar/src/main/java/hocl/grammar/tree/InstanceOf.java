package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code value instanceof type}.
 *
 * @param value what is asked about
 * @param type the type
 */
public record InstanceOf(Span span, Expr value, TypeRef type) implements Expr {}
