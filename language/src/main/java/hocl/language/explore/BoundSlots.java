package hocl.language.explore;

import hocl.language.core.CorePattern;
import java.util.List;

/** The slots that patterns bind. */
public final class BoundSlots {
  private BoundSlots() {}

  /** Adds the slots of patterns, in their order. */
  public static void addOf(List<CorePattern> patterns, List<Integer> slots) {
    for (CorePattern pattern : patterns) {
      switch (pattern) {
        case CorePattern.Bind p -> slots.add(p.slot());
        case CorePattern.Labelled p -> slots.add(p.slot());
        case CorePattern.Copies p -> addOf(List.of(p.pattern()), slots);
        case CorePattern.CountedCopies p -> {
          addOf(List.of(p.pattern()), slots);
          slots.add(p.slot());
        }
        case CorePattern.OfTuple p -> addOf(p.fields(), slots);
        case CorePattern.OfSolution p -> {
          addOf(p.elements(), slots);
          slots.addAll(p.rests());
        }
        case CorePattern.OfList p -> {
          addOf(p.items(), slots);
          slots.addAll(p.rests());
        }
        case CorePattern.Equal p -> {}
        case CorePattern.Any p -> {}
      }
    }
  }
}
