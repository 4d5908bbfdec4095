package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code if condition then a else b}.
 *
 * @param condition decides
 * @param thenBranch taken when it holds
 * @param elseBranch taken otherwise
 */
public record If(Span span, Expr condition, Expr thenBranch, Expr elseBranch) implements Expr {}
