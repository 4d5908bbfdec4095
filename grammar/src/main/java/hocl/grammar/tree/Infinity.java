package hocl.grammar.tree;

import hocl.grammar.source.Span;

/** {@code inf}, reserved for counts without end. */
public record Infinity(Span span) implements Expr {}
