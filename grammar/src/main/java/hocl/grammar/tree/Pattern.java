package hocl.grammar.tree;

/** What one atom, or with a rest or copies several, must look like. */
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
