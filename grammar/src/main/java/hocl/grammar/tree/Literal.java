package hocl.grammar.tree;

/**
 * A number, boolean or string as written. In expressions numbers have no sign; in patterns the sign
 * is part of the value.
 */
public sealed interface Literal extends Expr
    permits IntLiteral, FloatLiteral, BoolLiteral, StringLiteral {}
