package hocl.repl.report;

import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Rule;

/** The names by which reports call rules. */
public final class RuleNames {

  private RuleNames() {}

  /** The label, or the place of a rule without one. */
  public static String of(Rule rule) {
    String label = rule.definition().label();
    if (label != null) {
      return label;
    }
    return rule.definition() instanceof DefinedRule defined
        ? "rule at " + defined.core().span()
        : "rule";
  }
}
