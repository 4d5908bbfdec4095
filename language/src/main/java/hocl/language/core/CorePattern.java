package hocl.language.core;

import hocl.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a head. Which occurrence of a repeated variable binds it is the matcher's affair.
 */
public sealed interface CorePattern {

  /** Where the pattern stands in its source. */
  Span span();

  /**
   * Matches an atom of the type and binds the slot to it. All atoms that patterns of one head list
   * bind to the same slot must be equal atoms.
   */
  record Bind(int slot, CoreType type, Span span) implements CorePattern {}

  /** Matches an atom equal to the value of an expression that mentions captured slots only. */
  record Equal(CoreExpr value, Span span) implements CorePattern {}

  /** Matches any atom. */
  record Any(Span span) implements CorePattern {}

  /** Matches a tuple of that many fields, at least two. */
  record OfTuple(List<CorePattern> fields, Span span) implements CorePattern {}

  /**
   * Matches an inert solution whose atoms are accounted for by the elements (each a different atom;
   * {@link Copies} several) and the rests. Without a rest nothing may be left over; several rests
   * share what is left in any way.
   */
  record OfSolution(List<CorePattern> elements, List<Integer> rests, Span span)
      implements CorePattern {}

  /**
   * Matches a List: the atoms before, the rest if there is one (bound as a molecule), those after.
   */
  record OfList(
      List<CorePattern> before, @Nullable Integer rest, List<CorePattern> after, Span span)
      implements CorePattern {}

  /** Matches a rule with that label and binds the slot to it. */
  record Labelled(String label, int slot, Span span) implements CorePattern {}

  /**
   * Matches several pairwise equal atoms that match the pattern. The number is the value of an
   * expression over captured slots and slots bound by other patterns of the head list, at least 0.
   */
  record Copies(CorePattern pattern, CoreExpr count, Span span) implements CorePattern {}

  /**
   * Matches any number from 1 up of pairwise equal atoms that match the pattern and binds the slot
   * to that number. The same slot in several such patterns means the same number.
   */
  record CountedCopies(CorePattern pattern, int slot, Span span) implements CorePattern {}
}
