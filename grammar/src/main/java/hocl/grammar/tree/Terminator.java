package hocl.grammar.tree;

/** What ends a {@code let}; only at the top of a program may it be a semicolon. */
public enum Terminator {
  /** {@code in}. */
  IN,
  /** {@code ;}. */
  SEMICOLON;
}
