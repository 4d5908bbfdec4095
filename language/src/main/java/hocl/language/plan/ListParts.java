package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The parts of a List pattern, met from the first to the last. */
final class ListParts {

  private final BitSet bound;
  private final List<Step.Part> parts = new ArrayList<>();

  private ListParts(BitSet bound) {
    this.bound = bound;
  }

  /**
   * The parts of a pattern.
   *
   * @param bound the slots that have values before the List is looked into; stays as it is
   */
  static List<Step.Part> of(CorePattern.OfList list, BitSet bound) {
    ListParts made = new ListParts((BitSet) bound.clone());
    for (int run = 0; run < list.runs().size(); run++) {
      if (run > 0) {
        int slot = list.rests().get(run - 1);
        made.parts.add(new Step.Part.Rest(slot));
        made.bound.set(slot);
      }
      list.runs().get(run).forEach(made::add);
    }
    return List.copyOf(made.parts);
  }

  private void add(CorePattern item) {
    if (item instanceof CorePattern.Copies copies) {
      parts.add(copies(copies));
    } else if (item instanceof CorePattern.CountedCopies copies) {
      Step.Count count = new Step.Count.Counted(copies.slot(), bound.get(copies.slot()));
      parts.add(new Step.Part.Copies(copies.pattern(), count, 1));
    } else {
      parts.add(new Step.Part.One(item));
    }
    OutsideSlots.add(item, bound);
  }

  /** A number that only a later part binds is guessed here, and must be the same there. */
  private Step.Part copies(CorePattern.Copies copies) {
    if (copies.count() instanceof CoreExpr.Local local && !bound.get(local.slot())) {
      bound.set(local.slot());
      Step.Count count = new Step.Count.Counted(local.slot(), false);
      return new Step.Part.Copies(copies.pattern(), count, 0);
    }
    return new Step.Part.Copies(copies.pattern(), new Step.Count.Fixed(copies.count()), 0);
  }
}
