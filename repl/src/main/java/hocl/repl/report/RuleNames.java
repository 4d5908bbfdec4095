package hocl.repl.report;

import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;

/** The names by which reports call rules. */
public final class RuleNames {

  private RuleNames() {}

  /** The label, or the place of a rule without one. */
  public static String of(Rule rule) {
    return of(rule.definition());
  }

  /** The label, or the place of a definition without one. */
  public static String of(RuleDefinition definition) {
    String label = definition.label();
    if (label != null) {
      return label;
    }
    return definition instanceof DefinedRule defined ? "rule at " + defined.core().span() : "rule";
  }
}
