package hocl.grammar.tree;

/** A {@code let}: of a value or of a function, at the top, in a molecule or in an expression. */
public sealed interface Binding extends Item permits Let, FunctionLet {
  /** The name that is bound. */
  Identifier name();

  /** The word or sign written behind the definition. */
  Terminator terminator();
}
