package hocl.grammar.tree;

/** A left-associative operator. */
public enum ChainOperator {
  /** {@code ||}, decided left to right. */
  OR("||", Level.OR),
  /** {@code &&}, decided left to right. */
  AND("&&", Level.AND),
  /** {@code +}: addition, or joining with a String. */
  ADD("+", Level.SUM),
  /** {@code -}. */
  SUBTRACT("-", Level.SUM),
  /** {@code *}. */
  MULTIPLY("*", Level.PRODUCT),
  /** {@code /}: truncating on two Ints. */
  DIVIDE("/", Level.PRODUCT),
  /** {@code %}: remainder with the sign of the dividend. */
  REMAINDER("%", Level.PRODUCT),
  /** {@code div}: flooring division. */
  DIV("div", Level.PRODUCT),
  /** {@code mod}: remainder of flooring division. */
  MOD("mod", Level.PRODUCT);

  private final String text;
  private final Level level;

  ChainOperator(String text, Level level) {
    this.text = text;
    this.level = level;
  }

  /** The first synonym, as the formatter writes it. */
  public String text() {
    return text;
  }

  /** The level on which it chains. */
  public Level level() {
    return level;
  }
}
