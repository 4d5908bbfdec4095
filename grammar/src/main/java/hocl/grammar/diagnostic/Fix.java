package hocl.grammar.diagnostic;

import hocl.grammar.source.Span;

/**
 * A change of the text that does what the hint of a diagnostic says.
 *
 * @param span the stretch that is replaced; empty where something is only put in
 * @param text what stands there afterwards; empty where something is only taken out
 */
public record Fix(Span span, String text) {}
