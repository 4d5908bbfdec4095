package hocl.language.core;

/** The kinds of rules, by what a reaction consumes besides the atoms that the heads match. */
public enum ReactionKind {
  /** The rule stays. */
  REPLACE,
  /** The rule is consumed. */
  REPLACE_ONE,
  /** The rule is consumed and the matched atoms stay as they are. */
  INJECT
}
