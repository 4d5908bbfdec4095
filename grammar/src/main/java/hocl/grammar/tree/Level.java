package hocl.grammar.tree;

/** The levels of left-associative operators, which are kept as flat chains. */
public enum Level {
  /** {@code ||}. */
  OR,
  /** {@code &&}. */
  AND,
  /** {@code +} and {@code -}. */
  SUM,
  /** {@code * / % div mod}. */
  PRODUCT;
}
