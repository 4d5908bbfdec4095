package hocl.language.confluence;

import hocl.language.confluence.TermComparison.Division;
import hocl.language.confluence.TermComparison.Sign;
import hocl.language.core.CoreExpr;
import hocl.language.core.Slot;
import hocl.language.review.Kinds;
import hocl.runtime.atom.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions that are known to hold, and what follows from them. */
final class Facts {

  private final boolean noFloats;
  private final boolean noNegatives;
  private final ProofSteps effort;
  private final Set<String> wordings;
  private final Inequalities inequalities;
  private final List<TermComparison> comparisons;
  private final List<Division> divisions;
  private boolean contradictory;

  /** No facts but the conditions on all atoms. */
  Facts(Set<Condition> conditions, ProofSteps effort) {
    this.noFloats = conditions.contains(Condition.NO_FLOATS);
    this.noNegatives = conditions.contains(Condition.NO_NEGATIVES);
    this.effort = effort;
    this.wordings = new HashSet<>();
    this.inequalities = new Inequalities(effort);
    this.comparisons = new ArrayList<>();
    this.divisions = new ArrayList<>();
  }

  private Facts(Facts other) {
    this.noFloats = other.noFloats;
    this.noNegatives = other.noNegatives;
    this.effort = other.effort;
    this.wordings = new HashSet<>(other.wordings);
    this.inequalities = new Inequalities(other.inequalities);
    this.comparisons = new ArrayList<>(other.comparisons);
    this.divisions = new ArrayList<>(other.divisions);
    this.contradictory = other.contradictory;
  }

  /** These facts and one more. */
  Facts with(TermComparison comparison) {
    Facts more = new Facts(this);
    more.add(comparison);
    return more;
  }

  /** The steps that may be taken. */
  ProofSteps effort() {
    return effort;
  }

  /** Adds that a condition holds. */
  void add(CoreExpr condition, Map<Integer, Term> slots, List<Slot> declared) {
    String wording = Wording.of(condition, slots);
    if (wording != null) {
      wordings.add(wording);
    }
    TermComparison comparison = TermComparison.of(condition, slots, declared, true);
    if (comparison != null) {
      add(comparison);
    } else if (Objects.equals(truth(condition, slots), false)) {
      contradictory = true;
    }
  }

  private void add(TermComparison comparison) {
    comparisons.add(comparison);
    Term left = comparison.left();
    Term right = comparison.right();
    switch (comparison.sign()) {
      case LESS -> inequalities.add(left, right, true);
      case AT_MOST -> inequalities.add(left, right, false);
      case EQUAL -> {
        if (isNumber(left) || isNumber(right)) {
          inequalities.add(left, right, false);
          inequalities.add(right, left, false);
        }
        Division division = comparison.division();
        if (division != null && areInts(division)) {
          divisions.add(division);
        }
      }
      case DIFFERENT -> {}
    }
    if (noNegatives) {
      // terms of the content; what is computed of them is looked at where it is asked for
      List.of(left, right).forEach(inequalities::addNotNegative);
    }
  }

  private static boolean isNumber(Term term) {
    return (term.kinds() & ~Kinds.NUM) == 0;
  }

  private boolean areInts(Division division) {
    // a remainder has a value for numbers only
    return (division.divisor().kinds() & Kinds.NUM) == Kinds.INT
        && (division.number().kinds() & Kinds.NUM) == Kinds.INT;
  }

  /** Whether the facts contradict each other, so that no atoms can have them all. */
  boolean areContradictory() {
    if (contradictory || inequalities.areContradictory()) {
      return true;
    }
    for (String wording : wordings) {
      if (wordings.contains("!(" + wording + ", )")) {
        return true;
      }
    }
    return comparisons.stream()
        .anyMatch(comparison ->
            switch (comparison.sign()) {
              case EQUAL -> areDifferent(comparison.left(), comparison.right());
              case DIFFERENT ->
                  comparison.left().same(comparison.right())
                      || areEqual(comparison.left(), comparison.right());
              case LESS -> false;
              case AT_MOST -> false;
            });
  }

  /** The value of a condition that is an atom as it is, or null if it is not known. */
  private static @Nullable Boolean truth(CoreExpr condition, Map<Integer, Term> slots) {
    return switch (condition) {
      case CoreExpr.Constant(Boolean value, var span) -> value;
      case CoreExpr.Local local ->
          slots.get(local.slot()) instanceof Term.Known(Boolean value) ? value : null;
      case CoreExpr.Not not -> {
        Boolean inner = truth(not.operand(), slots);
        yield inner == null ? null : Boolean.valueOf(!inner);
      }
      default -> null;
    };
  }

  /** Whether a condition holds. */
  boolean imply(CoreExpr condition, Map<Integer, Term> slots, List<Slot> declared) {
    String wording = Wording.of(condition, slots);
    if (wording != null && wordings.contains(wording)) {
      return true;
    }
    if (Objects.equals(truth(condition, slots), true)) {
      return true;
    }
    TermComparison comparison = TermComparison.of(condition, slots, declared, false);
    return comparison != null && imply(comparison);
  }

  /** Whether a comparison can be made and holds. */
  boolean imply(TermComparison comparison) {
    if (comparison.mayFail()) {
      return false;
    }
    Division division = comparison.division();
    if (division != null && !Translation.isOtherThanZero(division.divisor())) {
      return divides(division);
    }
    if (division != null && divides(division)) {
      return true;
    }
    Term left = comparison.left();
    Term right = comparison.right();
    return switch (comparison.sign()) {
      case EQUAL -> left.same(right) || areEqual(left, right);
      case DIFFERENT -> areDifferent(left, right);
      case LESS -> isLess(left, right);
      case AT_MOST -> isAtMost(left, right);
    };
  }

  /** The comparison that a condition is, if it is one that holds or not whatever the atoms are. */
  @Nullable TermComparison decided(
      CoreExpr condition, Map<Integer, Term> slots, List<Slot> declared) {
    TermComparison comparison = TermComparison.of(condition, slots, declared, false);
    return comparison != null && comparison.isDecided() ? comparison : null;
  }

  private boolean divides(Division wanted) {
    if (!areInts(wanted)) {
      return false;
    }
    Set<String> known = new HashSet<>();
    List<Term> open = new ArrayList<>(List.of(wanted.divisor()));
    boolean zero = divisions.stream().noneMatch(d -> d.divisor().same(wanted.divisor()));
    if (zero && !isOtherThanZero(wanted.divisor())) {
      return false;
    }
    while (!open.isEmpty()) {
      Term next = open.removeLast();
      if (next.same(wanted.number())) {
        return true;
      }
      if (known.add(next.key())) {
        divisions.stream().filter(d -> d.divisor().same(next)).forEach(d -> open.add(d.number()));
      }
    }
    return false;
  }

  private boolean isOtherThanZero(Term term) {
    Term zero = new Term.Known(0L);
    return term.isInt() && (isLess(term, zero) || isLess(zero, term));
  }

  private boolean isLess(Term left, Term right) {
    return inequalities.imply(left, right, true);
  }

  private boolean isAtMost(Term left, Term right) {
    return left.same(right)
        ? isOrdered(left) || inequalities.mention(left)
        : inequalities.imply(left, right, false);
  }

  private static boolean isOrdered(Term term) {
    return (term.kinds() & ~(Kinds.NUM | Kinds.STRING)) == 0;
  }

  private boolean areDifferent(Term left, Term right) {
    if (left instanceof Term.Known a && right instanceof Term.Known b) {
      int kinds = a.kinds() | b.kinds();
      int plain = Kinds.INT | Kinds.STRING | Kinds.BOOL | Kinds.of(Kind.SYMBOL);
      return (kinds & ~plain) == 0 && !a.same(b);
    }
    return isLess(left, right) || isLess(right, left);
  }

  /** Whether two terms stand for equal atoms. */
  boolean areEqual(Term left, Term right) {
    if (left.same(right)) {
      return true;
    }
    if (left instanceof Term.Fields a && right instanceof Term.Fields b) {
      return areEqual(a.fields(), b.fields());
    }
    return areEqualNumbersOrStrings(left, right) || areSaidToBeEqual(left, right);
  }

  private boolean areEqual(List<Term> left, List<Term> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!areEqual(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Of equal numbers one may be an Int and the other a Float: then they are different atoms. */
  private boolean areEqualNumbersOrStrings(Term left, Term right) {
    int kinds = left.kinds() | right.kinds();
    if (Kinds.overlap(kinds, Kinds.INT) && Kinds.overlap(kinds, Kinds.FLOAT)) {
      return false;
    }
    if (isAtMost(left, right) && isAtMost(right, left)) {
      return true;
    }
    Division division = new Division(left, right);
    return areInts(division)
        && isNotNegative(left)
        && isNotNegative(right)
        && divides(division)
        && divides(new Division(right, left));
  }

  /** Whether a chain of facts {@code ==} over terms without Floats leads from left to right. */
  private boolean areSaidToBeEqual(Term left, Term right) {
    Set<String> known = new HashSet<>();
    List<Term> open = new ArrayList<>(List.of(left));
    while (!open.isEmpty()) {
      Term next = open.removeLast();
      if (next.same(right)) {
        return true;
      }
      if (known.add(next.key())) {
        for (TermComparison comparison : comparisons) {
          boolean exact =
              comparison.sign() == Sign.EQUAL
                  && hasNoFloat(comparison.left())
                  && hasNoFloat(comparison.right());
          if (exact && comparison.left().same(next)) {
            open.add(comparison.right());
          } else if (exact && comparison.right().same(next)) {
            open.add(comparison.left());
          }
        }
      }
    }
    return false;
  }

  private boolean hasNoFloat(Term term) {
    return noFloats
        ? !term.mayHold(Kinds.FLOAT)
        : (term.kinds() & ~simpleKinds()) == 0 && !Kinds.overlap(term.kinds(), Kinds.FLOAT);
  }

  private static int simpleKinds() {
    return Kinds.INT | Kinds.FLOAT | Kinds.STRING | Kinds.BOOL | Kinds.of(Kind.SYMBOL);
  }

  /** Whether a term, and what is inside it, stands for no negative number. */
  boolean isNotNegative(Term term) {
    return switch (term) {
      case Term.Unknown unknown ->
          noNegatives
              || !Kinds.overlap(unknown.kinds(), Kinds.NUM)
              || isAtMost(new Term.Known(0L), term);
      case Term.Known known -> isNotNegative(known);
      case Term.Fields tuple -> tuple.fields().stream().allMatch(this::isNotNegative);
      case Term.Sum sum -> isNotNegative(sum);
      case Term.Token token -> true;
      case Term.Applied applied ->
          switch (applied.name()) {
            case "[]", "<>", "max", "min", "%", "mod", "/", "div" ->
                applied.arguments().stream().allMatch(this::isNotNegative);
            case "gcd", "size of", "count" -> true;
            default -> !Kinds.overlap(applied.kinds(), Kinds.ATOMS & ~(Kinds.BOOL | Kinds.STRING));
          };
    };
  }

  private static boolean isNotNegative(Term.Known known) {
    return switch (known.value()) {
      case Long number -> number >= 0;
      case BigInteger number -> number.signum() >= 0;
      case Double number -> number >= 0;
      default -> (known.kinds() & ~simpleKinds()) == 0;
    };
  }

  private boolean isNotNegative(Term.Sum sum) {
    boolean all =
        sum.polynomial().products().values().stream()
            .allMatch(product ->
                product.times().signum() > 0
                    && product.factors().stream().allMatch(this::isNotNegative));
    return all || isAtMost(new Term.Known(0L), sum);
  }
}
