package hocl.language.core;

import hocl.grammar.source.Span;
import java.util.List;

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
   * Matches a List: the items of the first run, the first rest, the items of the second run and so
   * on, one after another. A rest takes any number of neighbours and is bound to them in their
   * order; {@link Copies} takes neighbours that are equal. There is one run more than there are
   * rests; runs may be empty.
   */
  record OfList(List<List<CorePattern>> runs, List<Integer> rests, Span span)
      implements CorePattern {

    /** The patterns of all runs in order. */
    public List<CorePattern> items() {
      return runs.stream().flatMap(List::stream).toList();
    }

    /** Whether the size of a List tells which pattern takes which of its atoms. */
    public boolean hasFixedPlaces() {
      return rests.size() <= 1
          && items().stream()
              .noneMatch(item -> item instanceof Copies || item instanceof CountedCopies);
    }
  }

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
