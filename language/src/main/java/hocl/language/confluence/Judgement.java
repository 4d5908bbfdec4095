package hocl.language.confluence;

import hocl.language.core.RuleCore;
import hocl.language.review.Kinds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges the rules of one solution. */
final class Judgement {

  /** More rules than this in one solution are not looked into. */
  private static final int MOST_RULES = 24;

  /** The steps that may be taken in all: some tenths of a second. */
  private static final int MOST_STEPS = 100_000;

  private static final int MOST_OVERLAPS = 2000;

  /** The conditions that are tried one after the other. */
  private static final List<Set<Condition>> CONDITIONS =
      List.of(
          EnumSet.noneOf(Condition.class),
          EnumSet.of(Condition.NO_FLOATS),
          EnumSet.of(Condition.NO_NEGATIVES),
          EnumSet.of(Condition.NO_FLOATS, Condition.NO_STRINGS),
          EnumSet.of(Condition.NO_FLOATS, Condition.NO_NEGATIVES));

  private final List<Scheme> rules;
  private final Scheme.Numbers numbers = new Scheme.Numbers();
  private final Set<Condition> conditions;
  private final ProofSteps effort;
  private int overlaps;

  private Judgement(List<Scheme> rules, Set<Condition> conditions, ProofSteps effort) {
    this.effort = effort;
    this.rules = rules;
    this.conditions = conditions;
  }

  /** The finding about a set of rules. */
  static Finding of(SchemeSet set) {
    List<RuleCore> cores = set.rules().stream().map(Scheme::core).toList();
    String obstacle = set.obstacle() == null ? obstacle(set.rules()) : set.obstacle();
    if (obstacle != null) {
      return new Finding(cores, ConfluenceConclusion.NOT_SHOWN, Set.of(), obstacle);
    }
    @Nullable Finding first = null;
    ProofSteps effort = ProofSteps.of(MOST_STEPS);
    for (Set<Condition> conditions : CONDITIONS) {
      Finding finding = new Judgement(set.rules(), conditions, effort).finding(cores);
      if (finding != null && finding.standing() == ConfluenceConclusion.SHOWN) {
        return finding;
      }
      first = first == null ? finding : first;
    }
    return first == null
        ? new Finding(cores, ConfluenceConclusion.NOT_SHOWN, Set.of(), "nothing was found out")
        : first;
  }

  private static @Nullable String obstacle(List<Scheme> rules) {
    if (rules.size() > MOST_RULES) {
      return "there are more than " + MOST_RULES + " rules";
    }
    boolean several = rules.size() > 1 || rules.stream().anyMatch(rule -> !rule.single());
    for (Scheme rule : rules) {
      try {
        Scheme.Heads heads = rule.heads(new Scheme.Numbers(), Kinds.ATOMS, false);
        rule.products(heads, heads.slots());
        if (several && rule.mayTakeRules()) {
          return Finding.name(rule.core()) + " takes any atom, rules too";
        }
      } catch (NotSeenThroughException e) {
        return Finding.name(rule.core()) + " " + e.reason();
      }
    }
    return null;
  }

  /** The finding under the conditions, or null if reactions do not keep them. */
  private @Nullable Finding finding(List<RuleCore> cores) {
    try {
      return areKept() ? judged(cores) : null;
    } catch (NotSeenThroughException e) {
      return new Finding(cores, ConfluenceConclusion.NOT_SHOWN, Set.of(), "a rule " + e.reason());
    }
  }

  private Finding judged(List<RuleCore> cores) throws NotSeenThroughException {
    boolean atOnce = true;
    for (int i = 0; i < rules.size(); i++) {
      for (int j = i; j < rules.size(); j++) {
        for (Overlaps.Overlap overlap :
            Overlaps.of(conditions, rules.get(i), rules.get(j), numbers, effort)) {
          if (++overlaps > MOST_OVERLAPS) {
            String reason = "there are too many ways in which two reactions take a common atom";
            return new Finding(cores, ConfluenceConclusion.NOT_SHOWN, Set.of(), reason);
          }
          Joining joining = new Joining(rules, numbers);
          Joining.Meeting meeting = joining.meeting(overlap);
          if (meeting == Joining.Meeting.NEVER) {
            String reason = reason(cores.get(i), cores.get(j), overlap);
            return new Finding(cores, ConfluenceConclusion.NOT_SHOWN, Set.of(), reason);
          }
          atOnce &= meeting == Joining.Meeting.AT_ONCE;
        }
      }
    }
    if (overlaps == 0) {
      return shown(cores, "no two reactions can take a common atom");
    }
    if (atOnce) {
      return shown(cores, "two reactions with a common atom come together at once");
    }
    return shrink()
        ? shown(cores, "two reactions with a common atom come together, and the atoms get fewer")
        : new Finding(
            cores,
            ConfluenceConclusion.LOCALLY,
            Set.of(),
            "two reactions with a common atom come together, but it is not shown that runs end");
  }

  private Finding shown(List<RuleCore> cores, String reason) {
    return new Finding(cores, ConfluenceConclusion.SHOWN, conditions, reason);
  }

  private static String reason(RuleCore one, RuleCore other, Overlaps.Overlap overlap) {
    String who =
        one.equals(other)
            ? "two reactions of " + Finding.name(one)
            : Finding.name(one) + " and " + Finding.name(other);
    return who
        + " can take a common atom of "
        + text(overlap.atoms())
        + ": one makes "
        + text(overlap.one())
        + ", the other "
        + text(overlap.other())
        + " of them";
  }

  private static String text(List<Term> terms) {
    return terms.isEmpty()
        ? "nothing"
        : terms.stream().map(Term::toString).collect(Collectors.joining(", "));
  }

  /** Whether every reaction lowers the number of atoms. */
  private boolean shrink() throws NotSeenThroughException {
    for (Scheme rule : rules) {
      Scheme.Heads heads = rule.heads(numbers, Overlaps.kinds(conditions), true);
      if (rule.products(heads, heads.slots()).size() >= heads.terms().size()) {
        return false;
      }
    }
    return true;
  }

  /** Whether atoms that meet the conditions become atoms that do. */
  private boolean areKept() throws NotSeenThroughException {
    if (conditions.isEmpty()) {
      return true;
    }
    for (Scheme rule : rules) {
      Scheme.Heads heads = rule.heads(numbers, Overlaps.kinds(conditions), true);
      if (heads.terms().stream().anyMatch(this::isExcluded)) {
        // under these conditions the rule would never react
        return false;
      }
      Facts facts = new Facts(conditions, effort);
      Overlaps.assume(facts, rule.core(), heads.slots());
      List<Term> products = new ArrayList<>(rule.products(heads, heads.slots()));
      products.removeIf(product -> product.same(rule.token()));
      for (Term product : products) {
        boolean kept =
            conditions.stream()
                .allMatch(condition ->
                    condition == Condition.NO_NEGATIVES
                        ? facts.isNotNegative(product)
                        : !product.mayHold(condition.excluded()));
        if (!kept) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isExcluded(Term head) {
    return switch (head) {
      case Term.Unknown unknown -> unknown.kinds() == Kinds.NONE;
      case Term.Known known ->
          conditions.stream().anyMatch(condition -> known.mayHold(condition.excluded()));
      case Term.Fields tuple -> tuple.fields().stream().anyMatch(this::isExcluded);
      case Term.Sum sum -> false;
      case Term.Applied applied -> false;
      case Term.Token token -> false;
    };
  }
}
