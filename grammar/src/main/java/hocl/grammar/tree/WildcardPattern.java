package hocl.grammar.tree;

import hocl.grammar.source.Span;

/** {@code _}: any atom. */
public record WildcardPattern(Span span) implements Pattern {}
