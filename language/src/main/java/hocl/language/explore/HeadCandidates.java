package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The atoms that one head of a rule can take, and the values that its variables have then, both by
 * numbers. An atom that the head cannot take alone is never a candidate; where the head is not
 * plain, a candidate may still not match.
 */
final class HeadCandidates {

  /** An atom that a head can take, by the values that slots have then, each slot once. */
  static final class Candidate {
    private final int[] slots;
    private final int[] values;

    private Candidate(int[] slots, int[] values) {
      this.slots = slots;
      this.values = values;
    }

    /** The number of slots that get values. */
    int count() {
      return slots.length;
    }

    /** A slot. */
    int slot(int index) {
      return slots[index];
    }

    /** The number of the value of that slot. */
    int value(int index) {
      return values[index];
    }
  }

  private static final int[] NOTHING = {};
  private static final Candidate NO = new Candidate(NOTHING, NOTHING);

  private final CorePattern pattern;
  private final AtomNumbers numbers;

  /** Evaluates the expressions in the pattern, which mention captured values only. */
  private final Function<CoreExpr, Object> values;

  /** The parts that a plain head binds variables to; null if it is not plain. */
  private final BoundPart @Nullable [] bindings;

  /** The known candidates, by the number of the atom. */
  private @Nullable Candidate[] known = new @Nullable Candidate[16];

  HeadCandidates(CorePattern pattern, AtomNumbers numbers, Function<CoreExpr, Object> values) {
    this.pattern = pattern;
    this.numbers = numbers;
    this.values = values;
    this.bindings = BoundPart.of(pattern);
  }

  /** The atom of a number as a candidate, or null if the head cannot take it. */
  @Nullable Candidate of(int number) {
    if (number >= known.length) {
      known = Arrays.copyOf(known, Math.max(number + 1, 2 * known.length));
    }
    Candidate found = known[number];
    if (found == null) {
      found = candidate(numbers.atom(number));
      known[number] = found;
    }
    return found == NO ? null : found;
  }

  private Candidate candidate(Object atom) {
    if (!fits(pattern, atom)) {
      return NO;
    }
    if (bindings == null) {
      return new Candidate(NOTHING, NOTHING);
    }
    int[] slots = new int[bindings.length];
    int[] bound = new int[bindings.length];
    int count = 0;
    for (BoundPart binding : bindings) {
      int value = numbers.of(binding.in(atom));
      int before = 0;
      while (before < count && slots[before] != binding.slot()) {
        before++;
      }
      if (before == count) {
        slots[count] = binding.slot();
        bound[count++] = value;
      } else if (bound[before] != value) {
        return NO;
      }
    }
    return new Candidate(Arrays.copyOf(slots, count), Arrays.copyOf(bound, count));
  }

  /**
   * Whether an atom can match; atoms inside solutions and Lists are tested only as far as that is
   * easy.
   */
  private boolean fits(CorePattern wanted, Object atom) {
    return switch (wanted) {
      case CorePattern.Any p -> true;
      case CorePattern.Bind p -> TypeTests.matches(p.type(), atom);
      case CorePattern.Equal p -> Atoms.equal(values.apply(p.value()), atom);
      case CorePattern.Labelled p ->
          atom instanceof Rule rule && p.label().equals(rule.definition().label());
      case CorePattern.OfTuple p -> {
        if (!(atom instanceof Tuple tuple) || tuple.arity() != p.fields().size()) {
          yield false;
        }
        for (int i = 0; i < tuple.arity(); i++) {
          if (!fits(p.fields().get(i), tuple.get(i))) {
            yield false;
          }
        }
        yield true;
      }
      case CorePattern.OfSolution p -> atom instanceof Solution;
      case CorePattern.OfList p -> atom instanceof ListAtom;
      case CorePattern.Copies p ->
          throw new IllegalArgumentException("copies are no pattern of one atom");
      case CorePattern.CountedCopies p ->
          throw new IllegalArgumentException("copies are no pattern of one atom");
    };
  }
}
