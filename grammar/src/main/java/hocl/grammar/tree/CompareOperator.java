package hocl.grammar.tree;

/** A comparison; comparisons do not chain. */
public enum CompareOperator {
  /** {@code ==}: numbers by value at any depth. */
  EQUAL("=="),
  /** {@code !=}. */
  NOT_EQUAL("!="),
  /** {@code <}. */
  LESS("<"),
  /** {@code <=}. */
  LESS_OR_EQUAL("<="),
  /** {@code >}. */
  GREATER(">"),
  /** {@code >=}. */
  GREATER_OR_EQUAL(">=");

  private final String text;

  CompareOperator(String text) {
    this.text = text;
  }

  /** The first synonym, as the formatter writes it. */
  public String text() {
    return text;
  }
}
