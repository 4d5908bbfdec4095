package hocl.language.core;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a rule, with names resolved.
 *
 * <p>Its scope has the slots {@code [0, captured)} for captured values in the order of their first
 * mention, then the variables of the heads in the order of their first occurrence, then those of
 * {@code let}. So two rules that differ in names only have equal heads, guard and products up to
 * spans.
 *
 * @param label the name that a {@code let} or {@code NAME =} gave it
 * @param kind n-shot, one-shot or injecting
 * @param captured how many slots hold captured values
 * @param heads the patterns; a rest at the top of a rule is in {@code emptyRests} instead
 * @param emptyRests slots of rests at the top of the rule, bound to the empty molecule
 * @param guard the conjuncts of the guard as written; empty when there is none
 * @param products what a reaction adds
 * @param slots all slots of the scope
 * @param source the text in which the rule stands
 * @param span the place of the rule in that text
 */
public record RuleCore(
    @Nullable String label,
    ReactionKind kind,
    int captured,
    List<CorePattern> heads,
    List<Integer> emptyRests,
    List<CoreExpr> guard,
    List<CoreItem> products,
    List<Slot> slots,
    SourceText source,
    Span span) {}
