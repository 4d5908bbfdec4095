package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code <a, b>}: a solution.
 *
 * @param content what the membrane holds
 */
public record SolutionExpr(Span span, MoleculeTree content) implements Expr {}
