package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * A rule literal that the atom must equal.
 *
 * @param rule the rule
 */
public record RulePattern(Span span, RuleExpr rule) implements Pattern {}
