package hocl.language.confluence;

import hocl.language.core.CoreExpr;
import hocl.language.core.RuleCore;
import hocl.language.review.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for reactions that make the same of what two reactions made of common atoms. */
final class Joining {

  /** How two ways come together. */
  enum Meeting {
    /** After at most one reaction each. */
    AT_ONCE,
    /** After more reactions. */
    LATER,
    /** Not that it was found. */
    NEVER
  }

  private static final int MOST_REACTIONS = 3;
  private static final int MOST_STATES = 32;

  /** Comparisons on which nothing is known are taken to hold, and not to hold, to this depth. */
  private static final int MOST_CASES = 2;

  private final List<Scheme> rules;
  private final Scheme.Numbers numbers;

  /** A search among the reactions of some rules. */
  Joining(List<Scheme> rules, Scheme.Numbers numbers) {
    this.rules = rules;
    this.numbers = numbers;
  }

  /** How the two ways of an overlap come together. */
  Meeting meeting(Overlaps.Overlap overlap) throws NotSeenThroughException {
    return meeting(overlap.one(), overlap.other(), overlap.facts(), MOST_CASES);
  }

  private Meeting meeting(List<Term> one, List<Term> other, Facts facts, int cases)
      throws NotSeenThroughException {
    List<TermComparison> open = new ArrayList<>();
    Meeting found = search(one, other, facts, open);
    if (found != Meeting.NEVER || cases == 0 || facts.effort().isSpent()) {
      return found;
    }
    for (TermComparison comparison : open) {
      Meeting with = inCase(one, other, facts.with(comparison), cases);
      if (with == Meeting.NEVER) {
        continue;
      }
      Meeting without = inCase(one, other, facts.with(comparison.opposite()), cases);
      if (without != Meeting.NEVER) {
        return with.compareTo(without) > 0 ? with : without;
      }
    }
    return Meeting.NEVER;
  }

  private Meeting inCase(List<Term> one, List<Term> other, Facts facts, int cases)
      throws NotSeenThroughException {
    return facts.areContradictory() ? Meeting.AT_ONCE : meeting(one, other, facts, cases - 1);
  }

  private Meeting search(List<Term> one, List<Term> other, Facts facts, List<TermComparison> open)
      throws NotSeenThroughException {
    List<List<Term>> ofOne = new ArrayList<>(List.of(one));
    List<List<Term>> ofOther = new ArrayList<>(List.of(other));
    if (meet(ofOne, ofOther, facts)) {
      return Meeting.AT_ONCE;
    }
    int seenOne = 0;
    int seenOther = 0;
    for (int reactions = 1; reactions <= MOST_REACTIONS; reactions++) {
      seenOne = goOn(ofOne, seenOne, facts, open);
      seenOther = goOn(ofOther, seenOther, facts, open);
      if (meet(ofOne, ofOther, facts)) {
        return reactions == 1 ? Meeting.AT_ONCE : Meeting.LATER;
      }
    }
    return Meeting.NEVER;
  }

  /** Adds what reactions make of the states from a place on. */
  private int goOn(List<List<Term>> states, int from, Facts facts, List<TermComparison> open)
      throws NotSeenThroughException {
    int end = states.size();
    for (int i = from; i < end && states.size() < MOST_STATES && !facts.effort().isSpent(); i++) {
      List<Term> state = states.get(i);
      for (Scheme rule : rules) {
        Scheme.Heads heads = rule.heads(numbers, Kinds.ATOMS, false);
        new Match(rule, heads, state, facts, open, states).search(0, Map.of(), List.of());
      }
    }
    return end;
  }

  private static boolean meet(List<List<Term>> ones, List<List<Term>> others, Facts facts) {
    return ones.stream()
        .anyMatch(one -> others.stream().anyMatch(other -> areEqual(one, other, facts)));
  }

  private static boolean areEqual(List<Term> one, List<Term> other, Facts facts) {
    if (one.size() != other.size() || !facts.effort().step()) {
      return false;
    }
    if (one.isEmpty()) {
      return true;
    }
    List<Term> less = one.subList(1, one.size());
    for (int i = 0; i < other.size(); i++) {
      if (facts.areEqual(one.getFirst(), other.get(i))) {
        List<Term> left = new ArrayList<>(other);
        left.remove(i);
        if (areEqual(less, left, facts)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The search for the ways in which a rule can take terms of a state. */
  private static final class Match {
    private final Scheme rule;
    private final Scheme.Heads heads;
    private final List<Term> state;
    private final Facts facts;
    private final List<TermComparison> open;
    private final List<List<Term>> found;

    Match(
        Scheme rule,
        Scheme.Heads heads,
        List<Term> state,
        Facts facts,
        List<TermComparison> open,
        List<List<Term>> found) {
      this.rule = rule;
      this.heads = heads;
      this.state = state;
      this.facts = facts;
      this.open = open;
      this.found = found;
    }

    void search(int head, Map<Integer, Term> bound, List<Integer> taken)
        throws NotSeenThroughException {
      if (head == heads.terms().size()) {
        react(bound, taken);
        return;
      }
      for (int i = 0; i < state.size() && facts.effort().step(); i++) {
        if (!taken.contains(i)) {
          Map<Integer, Term> more = new HashMap<>(bound);
          if (matches(heads.terms().get(head), state.get(i), more)) {
            List<Integer> all = new ArrayList<>(taken);
            all.add(i);
            search(head + 1, more, all);
          }
        }
      }
    }

    private boolean matches(Term pattern, Term term, Map<Integer, Term> bound) {
      return switch (pattern) {
        case Term.Unknown unknown when unknown.id() > 0 -> {
          Term before = bound.get(unknown.id());
          if (before != null) {
            yield facts.areEqual(before, term);
          }
          bound.put(unknown.id(), term);
          yield (term.kinds() & ~unknown.kinds()) == 0;
        }
        case Term.Fields tuple -> {
          boolean same =
              term instanceof Term.Fields other && other.fields().size() == tuple.fields().size();
          for (int i = 0; same && i < tuple.fields().size(); i++) {
            same = matches(tuple.fields().get(i), ((Term.Fields) term).fields().get(i), bound);
          }
          yield same;
        }
        default -> facts.areEqual(pattern, term);
      };
    }

    private void react(Map<Integer, Term> bound, List<Integer> taken)
        throws NotSeenThroughException {
      Map<Integer, Term> slots = new HashMap<>();
      heads
          .slots()
          .forEach((slot, term) ->
              slots.put(
                  slot,
                  term instanceof Term.Unknown unknown
                      ? bound.getOrDefault(unknown.id(), term)
                      : term));
      if (!holds(slots)) {
        return;
      }
      List<Term> atoms = taken.stream().map(state::get).toList();
      List<Term> after = new ArrayList<>();
      for (int i = 0; i < state.size(); i++) {
        if (!taken.contains(i)) {
          after.add(state.get(i));
        }
      }
      after.addAll(rule.products(new Scheme.Heads(atoms, slots), slots));
      found.add(after);
    }

    /** Whether the guard holds; notes on what alone it depends. */
    private boolean holds(Map<Integer, Term> slots) {
      RuleCore core = rule.core();
      @Nullable TermComparison missing = null;
      for (CoreExpr conjunct : core.guard()) {
        if (!facts.imply(conjunct, slots, core.slots())) {
          TermComparison decided = facts.decided(conjunct, slots, core.slots());
          if (decided == null) {
            return false;
          }
          missing = decided;
        }
      }
      if (missing != null) {
        TermComparison one = missing;
        if (open.stream().noneMatch(other -> other.toString().equals(one.toString()))) {
          open.add(one);
        }
      }
      return missing == null;
    }
  }
}
