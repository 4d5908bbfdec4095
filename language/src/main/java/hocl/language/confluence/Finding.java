package hocl.language.confluence;

import hocl.language.core.RuleCore;
import java.util.List;
import java.util.Set;

/**
 * The verdict on the rules of one solution.
 *
 * @param rules the rules in the order in which the program has them
 * @param standing whether it is shown that the order of reactions does not matter
 * @param conditions what must be true of the atoms at the start and of the values that rules
 *     mention; empty unless it is shown
 * @param reason why it is shown or not, as a clause
 */
public record Finding(
    List<RuleCore> rules, ConfluenceConclusion standing, Set<Condition> conditions, String reason) {

  /** Copies its arguments. */
  public Finding {
    rules = List.copyOf(rules);
    conditions = Set.copyOf(conditions);
  }

  /** The name of a rule in messages: its label, or where it stands. */
  public static String name(RuleCore rule) {
    String label = rule.label();
    return label == null ? "the rule of line " + rule.span().line() : "`" + label + "`";
  }
}
