package hocl.grammar.tree;

/** The form that one atom must have, or with a rest or copies several atoms. */
public sealed interface Pattern extends SyntaxTree
    permits VariablePattern,
        LiteralPattern,
        SymbolPattern,
        WildcardPattern,
        RestPattern,
        TuplePattern,
        SolutionPattern,
        ListPattern,
        RulePattern,
        LabelPattern,
        CopiesPattern {}
