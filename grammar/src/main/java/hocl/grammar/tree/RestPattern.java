package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code ?w}: all the rest, possibly nothing.
 *
 * @param name the name without the question mark
 */
public record RestPattern(Span span, Identifier name) implements Pattern {}
