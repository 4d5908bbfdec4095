package hocl.language.confluence;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Inequalities that hold, and those that a sum of a few of them gives. Between atoms of which it is
 * not known whether they are numbers they are chains, which hold for Strings, too.
 */
final class Inequalities {

  /** The largest number of known inequalities that are added to show another one. */
  private static final int MOST_ADDED = 3;

  /** The fact that a difference is at most zero, or below zero where it is strict. */
  private record Bound(Polynomial difference, boolean strict) {}

  private final List<Bound> bounds;
  private final Set<String> mentioned;
  private final ProofSteps effort;

  Inequalities(ProofSteps effort) {
    this.effort = effort;
    this.bounds = new ArrayList<>();
    this.mentioned = new HashSet<>();
  }

  Inequalities(Inequalities other) {
    this.effort = other.effort;
    this.bounds = new ArrayList<>(other.bounds);
    this.mentioned = new HashSet<>(other.mentioned);
  }

  /** Adds that one term is at most another, or less. */
  void add(Term less, Term more, boolean strict) {
    mentioned.add(less.key());
    mentioned.add(more.key());
    bounds.add(bound(less, more, strict));
  }

  /** Adds that an Int of the content is not negative. */
  void addNotNegative(Term term) {
    if (term instanceof Term.Unknown && term.isInt()) {
      bounds.add(bound(new Term.Known(0L), term, false));
    }
  }

  private static Bound bound(Term less, Term more, boolean strict) {
    Polynomial difference = Polynomial.of(less).minus(Polynomial.of(more));
    return strict && difference.isOfInts()
        ? new Bound(difference.plus(Polynomial.constant(BigInteger.ONE)), false)
        : new Bound(difference, strict);
  }

  /** Whether a term is a side of an inequality, and so is a number or a String. */
  boolean mention(Term term) {
    return mentioned.contains(term.key());
  }

  /** Whether the terms can be compared, and the first is at most the second, or less. */
  boolean imply(Term less, Term more, boolean strict) {
    if (!(less.isInt() || mention(less)) || !(more.isInt() || mention(more))) {
      return false;
    }
    Bound wanted = bound(less, more, strict);
    return follows(wanted.difference(), wanted.strict(), false, MOST_ADDED);
  }

  /** Whether a sum of the inequalities says that zero is less than zero. */
  boolean areContradictory() {
    Polynomial zero = Polynomial.constant(BigInteger.ZERO);
    return bounds.stream()
        .anyMatch(
            bound -> follows(zero.minus(bound.difference()), true, bound.strict(), MOST_ADDED - 1));
  }

  /**
   * Whether a difference less some of the bounds is a number that is small. A bound is taken only
   * where it cancels what the difference begins with: all that the difference mentions must go.
   */
  private boolean follows(Polynomial difference, boolean strict, boolean below, int most) {
    if (!effort.step()) {
      return false;
    }
    if (difference.isConstant()) {
      int sign = difference.constant().signum();
      return sign < 0 || (sign == 0 && (below || !strict));
    }
    String first = difference.products().lastKey();
    for (int i = 0; most > 0 && i < bounds.size(); i++) {
      Bound bound = bounds.get(i);
      if (bound.difference().products().containsKey(first)
          && follows(
              difference.minus(bound.difference()), strict, below || bound.strict(), most - 1)) {
        return true;
      }
    }
    return false;
  }
}
