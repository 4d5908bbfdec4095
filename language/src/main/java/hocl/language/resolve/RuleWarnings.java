package hocl.language.resolve;

import hocl.grammar.tree.RuleExpr;
import hocl.language.core.RuleCore;

/** Finds what is allowed in a rule but probably not meant. */
final class RuleWarnings {
  private RuleWarnings() {}

  static void check(RuleCore core, RuleExpr rule, Patterns.Heads heads, Problems problems) {}
}
