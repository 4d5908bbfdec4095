package hocl.language.confluence;

import hocl.language.core.CoreExpr;
import hocl.language.core.RuleCore;
import hocl.language.review.Kinds;
import hocl.runtime.atom.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways in which reactions of two rules can take a common atom. */
final class Overlaps {

  /**
   * Two reactions that take a common atom.
   *
   * @param atoms what both take together
   * @param one what the first makes of them
   * @param other what the second makes of them
   * @param facts the conditions of both rules
   */
  record Overlap(List<Term> atoms, List<Term> one, List<Term> other, Facts facts) {}

  /** The steps that may be taken for one overlap: some milliseconds. */
  private static final int MOST_STEPS = 4_000;

  private final Set<Condition> conditions;
  private final ProofSteps effort;
  private final Scheme first;
  private final Scheme second;
  private final Scheme.Heads a;
  private final Scheme.Heads b;
  private final List<Overlap> found = new ArrayList<>();

  private Overlaps(
      Set<Condition> conditions,
      Scheme first,
      Scheme second,
      Scheme.Numbers numbers,
      ProofSteps effort)
      throws NotSeenThroughException {
    this.conditions = conditions;
    this.effort = effort;
    this.first = first;
    this.second = second;
    this.a = first.heads(numbers, kinds(conditions), true);
    this.b = second.heads(numbers.marked("'"), kinds(conditions), true);
    numbers.marked("");
  }

  /** The kinds of atoms that rules meet: a rule that takes rules is not looked into. */
  static int kinds(Set<Condition> conditions) {
    int kinds = Kinds.ATOMS & ~Kinds.of(Kind.RULE);
    for (Condition condition : conditions) {
      kinds &= ~condition.excluded();
    }
    return kinds;
  }

  /** All overlaps of two rules, which may be the same. */
  static List<Overlap> of(
      Set<Condition> conditions,
      Scheme first,
      Scheme second,
      Scheme.Numbers numbers,
      ProofSteps effort)
      throws NotSeenThroughException {
    Overlaps overlaps = new Overlaps(conditions, first, second, numbers, effort);
    overlaps.share(0, new Unifier(), new HashMap<>());
    return overlaps.found;
  }

  /** Lets each head of the first from a place on be the same atom as one of the second, or not. */
  private void share(int head, Unifier unifier, Map<Integer, Integer> shared)
      throws NotSeenThroughException {
    if (head == a.terms().size()) {
      boolean twice = first.token().same(second.token()) && first.isUsedUp() && first.single();
      if (!shared.isEmpty() && (!twice || shared.containsKey(b.terms().size() - 1))) {
        Overlap overlap = overlap(unifier, shared);
        if (overlap != null) {
          found.add(overlap);
        }
      }
      return;
    }
    share(head + 1, unifier, shared);
    for (int partner = 0; partner < b.terms().size(); partner++) {
      if (!shared.containsKey(partner)) {
        Unifier more = unifier.copy();
        if (more.unify(a.terms().get(head), b.terms().get(partner))) {
          shared.put(partner, head);
          share(head + 1, more, shared);
          shared.remove(partner);
        }
      }
    }
  }

  private @Nullable Overlap overlap(Unifier unifier, Map<Integer, Integer> shared)
      throws NotSeenThroughException {
    Map<Integer, Term> ofFirst = unifier.resolved(a.slots());
    Map<Integer, Term> ofSecond = unifier.resolved(b.slots());
    Facts facts = new Facts(conditions, effort.atMost(MOST_STEPS));
    assume(facts, first.core(), ofFirst);
    assume(facts, second.core(), ofSecond);
    if (facts.areContradictory()) {
      return null;
    }
    List<Term> firstAtoms = unifier.resolved(a.terms());
    List<Term> secondAtoms = unifier.resolved(b.terms());
    List<Term> atoms = new ArrayList<>(firstAtoms);
    List<Term> one = new ArrayList<>(products(first, firstAtoms, ofFirst));
    List<Term> other = new ArrayList<>(products(second, secondAtoms, ofSecond));
    for (int i = 0; i < secondAtoms.size(); i++) {
      if (!shared.containsKey(i)) {
        atoms.add(secondAtoms.get(i));
        one.add(secondAtoms.get(i));
      }
    }
    for (int i = 0; i < firstAtoms.size(); i++) {
      if (!shared.containsValue(i)) {
        other.add(firstAtoms.get(i));
      }
    }
    return new Overlap(atoms, one, other, facts);
  }

  private static List<Term> products(Scheme scheme, List<Term> atoms, Map<Integer, Term> slots)
      throws NotSeenThroughException {
    return scheme.products(new Scheme.Heads(atoms, slots), slots);
  }

  /** Adds the condition of a rule to some facts. */
  static void assume(Facts facts, RuleCore rule, Map<Integer, Term> slots) {
    for (CoreExpr conjunct : rule.guard()) {
      facts.add(conjunct, slots, rule.slots());
    }
  }
}
