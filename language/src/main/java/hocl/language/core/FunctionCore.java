package hocl.language.core;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.List;

/**
 * The definition of a pure function. Its scope has the slots {@code [0, captured)} for captured
 * values, then {@code arity} parameters, then those of {@code let}.
 *
 * @param name the name that {@code let} gave it
 * @param captured how many slots hold captured values
 * @param arity the number of parameters
 * @param local whether it is defined inside a molecule, rule or expression, where its name ends
 * @param body gives one atom
 * @param slots all slots of the scope
 * @param source the text in which the function stands
 * @param span the place of the function in that text
 */
public record FunctionCore(
    String name,
    int captured,
    int arity,
    boolean local,
    CoreExpr body,
    List<Slot> slots,
    SourceText source,
    Span span) {}
