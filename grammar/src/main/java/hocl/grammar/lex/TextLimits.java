package hocl.grammar.lex;

/**
 * The stated limits of a text. Within them no stage overflows its stack; beyond them there is a
 * clear error.
 */
public final class TextLimits {
  /** The greatest size of a text in bytes, or in characters if it is given as such: 256 MiB. */
  public static final int MAXIMUM_SIZE = 256 << 20;

  /** How deep brackets may nest. */
  public static final int MAXIMUM_DEPTH = 20_000;

  /**
   * How deep what is computed may nest: operators in parentheses, calls, rules, conditions, lets.
   */
  public static final int MAXIMUM_EXPRESSION_DEPTH = 2_000;

  private TextLimits() {}
}
