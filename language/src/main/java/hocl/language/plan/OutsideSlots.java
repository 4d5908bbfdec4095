package hocl.language.plan;

import hocl.language.core.CorePattern;
import java.util.BitSet;

/**
 * The slots that a pattern binds as soon as its atom is taken: without those in the solutions that
 * it opens and in the Lists whose places are found by a later step.
 */
public final class OutsideSlots {

  private OutsideSlots() {}

  /** Adds the slots of a pattern. */
  public static void add(CorePattern pattern, BitSet bound) {
    switch (pattern) {
      case CorePattern.Bind p -> bound.set(p.slot());
      case CorePattern.Labelled p -> bound.set(p.slot());
      case CorePattern.OfTuple p -> p.fields().forEach(field -> add(field, bound));
      case CorePattern.OfList p -> {
        if (p.hasFixedPlaces()) {
          addItems(p, bound);
        }
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

  /** Adds the slots that are bound once each item of a List has its place. */
  public static void addItems(CorePattern.OfList list, BitSet bound) {
    for (CorePattern item : list.items()) {
      add(item, bound);
      if (item instanceof CorePattern.Copies copies) {
        bound.or(Mentions.in(copies.count()));
      }
    }
    list.rests().forEach(bound::set);
  }

  /** The slots that only copies bind, of which there may be none. */
  static BitSet ofCopies(CorePattern.OfList list) {
    BitSet slots = new BitSet();
    BitSet sure = new BitSet();
    for (CorePattern item : list.items()) {
      if (item instanceof CorePattern.Copies copies) {
        Mentions.bound(copies.pattern(), slots);
      } else {
        add(item, sure);
      }
    }
    slots.andNot(sure);
    return slots;
  }

  /** The slots of the numbers of copies in a List that none of its own items binds. */
  static BitSet countsFromOutside(CorePattern.OfList list) {
    BitSet counts = new BitSet();
    BitSet own = new BitSet();
    for (CorePattern item : list.items()) {
      add(item, own);
      if (item instanceof CorePattern.Copies copies) {
        counts.or(Mentions.in(copies.count()));
      }
    }
    counts.andNot(own);
    return counts;
  }
}
