package hocl.grammar.tree;

import hocl.grammar.source.Span;

/** {@code nothing}: no atom at all. */
public record Nothing(Span span) implements Expr {}
