package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code item^count}, only as a whole item of a molecule.
 *
 * @param item a literal, a name or a bracketed form
 * @param count an {@link IntLiteral}, a {@link Name}, or any expression that stood in parentheses
 */
public record CopiesTree(Span span, Expr item, Expr count) implements Expr {}
