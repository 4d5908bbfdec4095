package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code import "other.hocl";}: another program file.
 *
 * @param path the path as written, relative to this file
 */
public record FileImport(Span span, StringLiteral path) implements Item {}
