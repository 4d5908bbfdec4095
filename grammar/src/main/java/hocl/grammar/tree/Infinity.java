package hocl.grammar.tree;

import hocl.grammar.source.Span;

/** {@code inf}, the Float without end; as a count it is reserved. */
public record Infinity(Span span) implements Expr {}
