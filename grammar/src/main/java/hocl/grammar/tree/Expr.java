package hocl.grammar.tree;

/**
 * An expression: whatever stands for atoms. Parentheses do not survive; the formatter puts back
 * those that are needed.
 */
public sealed interface Expr extends MoleculeItem
    permits Literal,
        Name,
        SymbolRef,
        TupleTree,
        Chain,
        Power,
        Compare,
        InstanceOf,
        Unary,
        If,
        LetExpr,
        Call,
        MethodCall,
        Field,
        New,
        Cast,
        SolutionExpr,
        ListExpr,
        RuleExpr,
        CopiesTree,
        Nothing,
        Infinity {}
