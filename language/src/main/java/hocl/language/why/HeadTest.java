package hocl.language.why;

import hocl.language.core.CorePattern;
import hocl.language.explore.BoundSlots;
import hocl.language.explore.HeadMatches;
import hocl.language.explore.TypeTests;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** Whether atoms fit a head when it is looked at alone. */
final class HeadTest {

  private final CorePattern head;
  private final HeadMatches matches;
  private final Predicate<Object> quick;
  private final boolean exact;

  HeadTest(CorePattern head, HeadMatches matches) {
    this.head = head;
    this.matches = matches;
    this.quick = quick(head);
    List<Integer> slots = new ArrayList<>();
    BoundSlots.addOf(List.of(head), slots);
    this.exact = looksAtAll(head) && new HashSet<>(slots).size() == slots.size();
  }

  /**
   * Whether an atom fits.
   *
   * @throws hocl.language.explore.ExplorationMeter.Spent if the time is over
   */
  boolean fits(Object atom) {
    if (!quick.test(atom)) {
      return false;
    }
    if (exact) {
      return true;
    }
    boolean[] found = {false};
    matches.match(inner(head), 1, atom, () -> found[0] = true);
    return found[0];
  }

  /** The pattern of one atom of a head. */
  static CorePattern inner(CorePattern head) {
    return switch (head) {
      case CorePattern.Copies p -> inner(p.pattern());
      case CorePattern.CountedCopies p -> inner(p.pattern());
      case CorePattern.Bind p -> p;
      case CorePattern.Equal p -> p;
      case CorePattern.Any p -> p;
      case CorePattern.OfTuple p -> p;
      case CorePattern.OfSolution p -> p;
      case CorePattern.OfList p -> p;
      case CorePattern.Labelled p -> p;
    };
  }

  private Predicate<Object> quick(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Bind p -> atom -> TypeTests.matches(p.type(), atom);
      case CorePattern.Equal p -> {
        Object value = matches.constant(p.value());
        yield atom -> Atoms.equal(value, atom);
      }
      case CorePattern.Any p -> atom -> true;
      case CorePattern.OfTuple p -> {
        List<Predicate<Object>> fields = p.fields().stream().map(this::quick).toList();
        yield atom -> atom instanceof Tuple tuple && fit(tuple, fields);
      }
      case CorePattern.OfSolution p ->
          atom -> atom instanceof SolutionView solution && solution.size() >= p.elements().size();
      case CorePattern.OfList p -> atom -> atom instanceof ListAtom;
      case CorePattern.Labelled p ->
          atom -> atom instanceof Rule rule && p.label().equals(rule.definition().label());
      case CorePattern.Copies p -> quick(p.pattern());
      case CorePattern.CountedCopies p -> quick(p.pattern());
    };
  }

  private static boolean fit(Tuple tuple, List<Predicate<Object>> fields) {
    if (tuple.arity() != fields.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).test(tuple.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the quick test looks at all of an atom. */
  private static boolean looksAtAll(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.OfTuple p -> p.fields().stream().allMatch(HeadTest::looksAtAll);
      case CorePattern.OfSolution p -> false;
      case CorePattern.OfList p -> false;
      case CorePattern.Copies p -> looksAtAll(p.pattern());
      case CorePattern.CountedCopies p -> looksAtAll(p.pattern());
      case CorePattern.Bind p -> true;
      case CorePattern.Equal p -> true;
      case CorePattern.Any p -> true;
      case CorePattern.Labelled p -> true;
    };
  }
}
