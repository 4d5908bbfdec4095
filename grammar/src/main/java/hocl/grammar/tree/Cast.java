package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code (type) operand}.
 *
 * @param type the type
 * @param operand binds as tightly as a sign
 */
public record Cast(Span span, TypeRef type, Expr operand) implements Expr {}
