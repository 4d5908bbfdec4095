package hocl.grammar.diagnostic;

import hocl.grammar.source.Span;

/**
 * A second place that helps to understand a diagnostic.
 *
 * @param span the place
 * @param text what is there, in a few words
 */
public record Label(Span span, String text) {}
