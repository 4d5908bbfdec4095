package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code let name = value}, or {@code let rec name = value}.
 *
 * @param recursive whether {@code rec} was written
 * @param name the name
 * @param value the value; a rule literal takes the name as its label
 * @param terminator what ended it
 */
public record Let(Span span, boolean recursive, Identifier name, Expr value, Terminator terminator)
    implements Binding {}
