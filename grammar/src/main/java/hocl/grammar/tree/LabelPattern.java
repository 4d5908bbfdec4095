package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code label = name}: a rule with that label, bound to the name.
 *
 * @param label the label, compared as text
 * @param variable the variable introduced
 */
public record LabelPattern(Span span, Identifier label, Identifier variable) implements Pattern {}
