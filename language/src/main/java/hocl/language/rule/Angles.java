package hocl.language.rule;

/** How {@code <} and {@code >} are read at a place: where comparisons need parentheses. */
enum Angles {
  /** They compare: in parentheses, lists and arguments. */
  FREE,
  /** They open and close: directly inside a solution. */
  SOLUTION,
  /**
   * In the guard of a rule directly inside a solution: {@code >} compares before some words only.
   */
  GUARD;

  /** In the guard of a rule that stands here. */
  Angles guard() {
    return this == FREE ? FREE : GUARD;
  }

  /** In the value of a {@code let} that stands here. */
  Angles letValue() {
    return this == FREE ? FREE : SOLUTION;
  }
}
