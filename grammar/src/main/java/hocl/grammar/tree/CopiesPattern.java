package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code p^n}: n pairwise equal atoms.
 *
 * @param item a literal, a name, a typed variable or a bracketed form
 * @param count an {@link IntLiteral}, a {@link Name} or {@link Infinity}
 */
public record CopiesPattern(Span span, Pattern item, Expr count) implements Pattern {}
