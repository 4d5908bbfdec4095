package hocl.language.node;

import hocl.language.core.CorePattern;
import java.util.BitSet;

/** The slots that a pattern binds, but for those in the solutions that it opens. */
final class OutsideSlots {

  private OutsideSlots() {}

  static void add(CorePattern pattern, BitSet bound) {
    switch (pattern) {
      case CorePattern.Bind p -> bound.set(p.slot());
      case CorePattern.Labelled p -> bound.set(p.slot());
      case CorePattern.OfTuple p -> p.fields().forEach(field -> add(field, bound));
      case CorePattern.OfList p -> {
        p.before().forEach(element -> add(element, bound));
        if (p.rest() != null) {
          bound.set(p.rest());
        }
        p.after().forEach(element -> add(element, bound));
      }
      case CorePattern.Copies p -> add(p.pattern(), bound);
      case CorePattern.CountedCopies p -> {
        add(p.pattern(), bound);
        bound.set(p.slot());
      }
      case CorePattern.OfSolution p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
    }
  }
}
