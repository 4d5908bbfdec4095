package hocl.language.plan;

import hocl.language.core.CorePattern;
import java.util.function.Consumer;

/** The parts of patterns for which later steps look into a solution or a List. */
final class Openings {

  private Openings() {}

  /** Passes each solution or List pattern that a pattern opens at once, in order. */
  static void of(CorePattern pattern, Consumer<CorePattern> out) {
    switch (pattern) {
      case CorePattern.OfSolution solution -> out.accept(solution);
      case CorePattern.OfTuple tuple -> tuple.fields().forEach(field -> of(field, out));
      case CorePattern.OfList list -> {
        if (list.hasFixedPlaces()) {
          list.items().forEach(element -> of(element, out));
        } else {
          out.accept(list);
        }
      }
      case CorePattern.Bind p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
      case CorePattern.Copies copies -> of(copies.pattern(), out);
      case CorePattern.CountedCopies copies -> of(copies.pattern(), out);
    }
  }
}
