package hocl.grammar.format;

/**
 * How the signs {@code <} and {@code >} are read at a place, which decides where comparisons need
 * parentheses.
 */
enum AngleSigns {
  /** They compare: at the top, in parentheses, lists and arguments. */
  FREE,
  /** They open and close: directly inside a solution. */
  SOLUTION,
  /**
   * In the condition of a rule directly inside a solution: {@code >} compares before some words
   * only.
   */
  GUARD;

  /** In the condition of a rule that stands here. */
  AngleSigns guard() {
    return this == FREE ? FREE : GUARD;
  }

  /** In the value of a let that stands here. */
  AngleSigns letValue() {
    return this == FREE ? FREE : SOLUTION;
  }
}
