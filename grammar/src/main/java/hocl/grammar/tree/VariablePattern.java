package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.Optional;

/**
 * {@code x} or {@code x::Int}. Without a type it may stand for a value bound outside; resolution
 * decides.
 *
 * @param name the name
 * @param type the type asked for
 */
public record VariablePattern(Span span, Identifier name, Optional<TypeRef> type)
    implements Pattern {}
