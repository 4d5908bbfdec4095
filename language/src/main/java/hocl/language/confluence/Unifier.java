package hocl.language.confluence;

import hocl.language.review.Kinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes terms of heads equal, in the most general way (Robinson, "A machine-oriented logic based on
 * the resolution principle", Journal of the ACM 12, 1965). Unknowns have kinds; what both sides
 * share is left.
 */
final class Unifier {

  private final Map<Integer, Term> bound;

  Unifier() {
    this.bound = new HashMap<>();
  }

  private Unifier(Unifier other) {
    this.bound = new HashMap<>(other.bound);
  }

  Unifier copy() {
    return new Unifier(this);
  }

  /** Makes two terms equal if some atom is both; if not, this is of no more use. */
  boolean unify(Term one, Term other) {
    Term a = resolved(one);
    Term b = resolved(other);
    if (a.same(b)) {
      return true;
    }
    if (a instanceof Term.Unknown left) {
      return bind(left, b);
    }
    if (b instanceof Term.Unknown right) {
      return bind(right, a);
    }
    if (a instanceof Term.Fields left && b instanceof Term.Fields right) {
      boolean same = left.fields().size() == right.fields().size();
      for (int i = 0; same && i < left.fields().size(); i++) {
        same = unify(left.fields().get(i), right.fields().get(i));
      }
      return same;
    }
    return false;
  }

  private boolean bind(Term.Unknown unknown, Term term) {
    int kinds = unknown.kinds() & term.kinds();
    if (kinds == Kinds.NONE || occurs(unknown, term)) {
      return false;
    }
    if (term instanceof Term.Unknown other) {
      // the name that is left is that of the first, and its kinds are those of both
      Term both = new Term.Unknown(unknown.id(), unknown.name(), kinds);
      bound.put(unknown.id(), both);
      bound.put(other.id(), both);
    } else {
      bound.put(unknown.id(), term);
    }
    return true;
  }

  private static boolean occurs(Term.Unknown unknown, Term term) {
    return term instanceof Term.Fields tuple
        ? tuple.fields().stream().anyMatch(field -> occurs(unknown, field))
        : term instanceof Term.Unknown other && other.id() == unknown.id();
  }

  /** A term with all that is known about its unknowns. */
  Term resolved(Term term) {
    return switch (term) {
      case Term.Unknown unknown -> {
        Term value = bound.get(unknown.id());
        boolean itself = value instanceof Term.Unknown other && other.id() == unknown.id();
        yield value == null ? unknown : itself ? value : resolved(value);
      }
      case Term.Fields tuple -> new Term.Fields(resolved(tuple.fields()));
      case Term.Known known -> known;
      case Term.Sum sum -> sum;
      case Term.Applied applied -> applied;
      case Term.Token token -> token;
    };
  }

  /** Terms with all that is known about their unknowns. */
  List<Term> resolved(List<Term> terms) {
    return terms.stream().map(this::resolved).toList();
  }

  /** The same for the variables of a rule. */
  Map<Integer, Term> resolved(Map<Integer, Term> slots) {
    Map<Integer, Term> all = new HashMap<>();
    slots.forEach((slot, term) -> all.put(slot, resolved(term)));
    return all;
  }
}
