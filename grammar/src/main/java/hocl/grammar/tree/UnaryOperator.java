package hocl.grammar.tree;

/** A prefix operator. */
public enum UnaryOperator {
  /** {@code -}. */
  NEGATE("-"),
  /** {@code !}. */
  NOT("!");

  private final String text;

  UnaryOperator(String text) {
    this.text = text;
  }

  /** The first synonym, as the formatter writes it. */
  public String text() {
    return text;
  }
}
