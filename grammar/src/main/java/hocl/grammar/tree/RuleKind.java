package hocl.grammar.tree;

/** How a rule reacts. */
public enum RuleKind {
  /** {@code replace .. by}: n-shot, the rule stays. */
  REPLACE,
  /** {@code replace-one .. by}: the rule is consumed, too. */
  REPLACE_ONE,
  /** {@code with .. inject}: one-shot, the matched atoms stay. */
  INJECT;
}
