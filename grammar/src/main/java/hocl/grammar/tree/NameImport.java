package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * {@code import a.b.c;} or {@code import a.b.*;}: a library module or a Java class, which
 * resolution tells apart.
 *
 * @param name the dotted name, without the star
 * @param wildcard whether {@code .*} followed
 */
public record NameImport(Span span, DottedName name, boolean wildcard) implements Item {}
