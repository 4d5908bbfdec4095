package hocl.repl.draw;

import hocl.language.core.ReactionKind;
import hocl.language.explore.Chronicle;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Rule;

/** What a reaction does with the atoms it matches, and with its rule. */
final class Reagents {

  private Reagents() {}

  private static ReactionKind kind(Chronicle chronicle, int event) {
    Rule rule = (Rule) chronicle.atom(chronicle.rule(event));
    return ((DefinedRule) rule.definition()).core().kind();
  }

  /** Whether the atoms that the reaction matched stay. */
  static boolean leaves(Chronicle chronicle, int event) {
    return kind(chronicle, event) == ReactionKind.INJECT;
  }

  /** Whether the rule goes. */
  static boolean usesUp(Chronicle chronicle, int event) {
    return kind(chronicle, event) != ReactionKind.REPLACE;
  }
}
