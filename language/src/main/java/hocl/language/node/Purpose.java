package hocl.language.node;

/** What becomes of a complete match. */
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
