package hocl.grammar.tree;

/** The end of a {@code let}; only at the top of a program may it be a semicolon. */
public enum Terminator {
  /** {@code in}. */
  IN,
  /** {@code ;}. */
  SEMICOLON;
}
