package hocl.language.node;

/** The ways to go on after a complete match. */
enum Purpose {
  /** The reaction happens. */
  REACT,
  /** The search ends; on the way failures of guards were counted. */
  NOTICE,
  /**
   * The search ends, and the rule and the atoms are noted. Shortcuts that skip a search are left
   * out.
   */
  NOTE
}
