package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.Optional;

/**
 * {@code param name :: type = value;}: a value that the caller may set.
 *
 * @param name the name
 * @param type the declared type
 * @param defaultValue without it the caller must set the param
 */
public record Param(Span span, Identifier name, Optional<TypeRef> type, Optional<Expr> defaultValue)
    implements Item {}
