package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;

/** Finds out whether a rule mentions itself. */
final class SelfMentions {
  private SelfMentions() {}

  static boolean in(RuleCore rule) {
    boolean[] found = {false};
    CoreWalk.ofRule(rule, expr -> found[0] |= expr instanceof CoreExpr.Self);
    return found[0];
  }
}
