package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code [a, b]}: a list. Its content holds no {@link LetScope}.
 *
 * @param content the items in order
 */
public record ListExpr(Span span, MoleculeTree content) implements Expr {}
