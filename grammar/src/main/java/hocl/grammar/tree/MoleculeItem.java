package hocl.grammar.tree;

/** One item of a molecule. */
public sealed interface MoleculeItem extends SyntaxTree permits Expr, LetScope {}
