package hocl.runtime.task;

import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.reactor.Vessel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names the rules that may be to blame where two runs of one task differ: those that reacted
 * another number of times, or else all that reacted. For one thread.
 */
final class Suspects {

  private static final int LONGEST_NAME = 60;
  private static final int MOST_NAMED = 5;

  private final Chemistry chemistry;
  private final List<Rule> rules;
  private final long most;
  private final Cancellation cancellation;

  /**
   * Suspects of a task.
   *
   * @param rules those that react everywhere
   * @param most the largest number of reactions of a run
   */
  Suspects(Chemistry chemistry, List<Rule> rules, long most, Cancellation cancellation) {
    this.chemistry = chemistry;
    this.rules = rules;
    this.most = most;
    this.cancellation = cancellation;
  }

  /** Counts the reactions of each rule. */
  private record Counts(Map<String, Long> all, List<Rule> rules) implements Observer {
    @Override
    public boolean wantsReactions() {
      return false;
    }

    @Override
    public boolean wantsCounts() {
      return true;
    }

    @Override
    public void counted(RuleDefinition definition, int times) {
      all.merge(name(definition), (long) times, Long::sum);
    }

    private String name(RuleDefinition definition) {
      String label = definition.label();
      String name = label == null ? text(definition) : label;
      return "`"
          + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + ".." : name)
          + "`";
    }

    /** The rule as it is written, if it is one of those that react everywhere. */
    private String text(RuleDefinition definition) {
      return rules.stream()
          .filter(rule -> rule.definition().equals(definition))
          .findFirst()
          .map(rule -> AtomPrinter.PLAIN.beginning(rule, LONGEST_NAME + 1))
          .orElse(definition.canonicalText());
    }
  }

  /** The number of reactions of each rule in a run. */
  private Map<String, Long> counts(Chemistry way, List<Inputs.Charge> charges) {
    Counts counts = new Counts(new TreeMap<>(), rules);
    Vessel vessel = new Vessel(way, Choice.fair(), counts, false);
    try {
      rules.forEach(rule -> vessel.lend(rule, Vessel.Load.SETTLED));
      charges.forEach(charge -> vessel.load(charge.atoms(), charge.how()));
      vessel.drive(new Budget(most, null, cancellation));
    } catch (ReactionFailure e) {
      // what reacted until then is counted
    } finally {
      vessel.clear();
    }
    return counts.all();
  }

  /** The rules that two orders make react otherwise, a clause for people. */
  String ofOrders(List<Inputs.Charge> charges, List<Inputs.Charge> others) {
    return words(counts(chemistry, charges), counts(chemistry, others));
  }

  /** The rules that two ways of the engine make react otherwise, a clause for people. */
  String ofWays(Chemistry way, List<Inputs.Charge> charges) {
    return words(counts(chemistry, charges), counts(way, charges));
  }

  private static String words(Map<String, Long> one, Map<String, Long> other) {
    Set<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    List<String> differing =
        all.stream().filter(name -> !one.getOrDefault(name, 0L).equals(other.get(name))).toList();
    List<String> named = new ArrayList<>(differing.isEmpty() ? all : differing);
    if (named.size() > MOST_NAMED) {
      return "the rules are " + String.join(", ", named.subList(0, MOST_NAMED)) + " and others";
    }
    return switch (named.size()) {
      case 0 -> "no rule reacts in it";
      case 1 -> "the rule is " + named.getFirst();
      default -> "the rules are " + String.join(", ", named);
    };
  }
}
