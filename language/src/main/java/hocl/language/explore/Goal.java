package hocl.language.explore;

import hocl.language.core.CorePattern;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An atom or condition that is still to be found before the heads of a rule match. */
sealed interface Goal {

  /** Atoms of the bag that match the pattern: one, or several equal ones. */
  record Take(CorePattern pattern, Bag bag) implements Goal {}

  /** That the atom matches the pattern. */
  record Match(CorePattern pattern, Object atom) implements Goal {}

  /** That the parts, one after another, take all items of a List from a place on. */
  record Sequence(ListAtom list, int from, List<Part> parts) implements Goal {

    /** The parts of a whole pattern from the first item on. */
    static Sequence of(ListAtom list, CorePattern.OfList pattern) {
      List<Part> parts = new ArrayList<>();
      for (int run = 0; run < pattern.runs().size(); run++) {
        if (run > 0) {
          parts.add(new Part.Rest(pattern.rests().get(run - 1)));
        }
        pattern.runs().get(run).forEach(item -> parts.add(new Part.Items(item)));
      }
      return new Sequence(list, 0, List.copyOf(parts));
    }

    /** The items left when the first part has taken a number of them. */
    Sequence after(int number) {
      return new Sequence(list, from + number, parts.subList(1, parts.size()));
    }

    /** The next items, as a molecule that keeps their order. */
    Molecule first(int number) {
      Object[] items = new Object[number];
      for (int i = 0; i < number; i++) {
        items[i] = list.get(from + i);
      }
      return Molecule.sequence(items);
    }

    /** Whether the next items are all equal. */
    boolean startsWithEqual(int number) {
      for (int i = from + 1; i < from + number; i++) {
        if (!Atoms.equal(list.get(from), list.get(i))) {
          return false;
        }
      }
      return true;
    }

    /** This goal and then others. */
    List<Goal> before(List<Goal> others) {
      List<Goal> goals = new ArrayList<>();
      goals.add(this);
      goals.addAll(others);
      return goals;
    }

    /** The number of items that no part has taken. */
    int left() {
      return list.size() - from;
    }

    /**
     * The numbers of items that the first part, a rest, may take: only one if the other parts
     * determine it.
     */
    List<Integer> lengthsOfRest() {
      List<Part> others = parts.subList(1, parts.size());
      int most = left() - (int) others.stream().filter(Part::isOne).count();
      boolean fixed = others.stream().allMatch(Part::isOne);
      return IntStream.rangeClosed(fixed ? Math.max(most, 0) : 0, most).boxed().toList();
    }
  }

  /** A part of a List pattern. */
  sealed interface Part {
    /** Items that match the pattern: one, or several equal ones. */
    record Items(CorePattern pattern) implements Part {}

    /** Any number of items, bound to the slot. */
    record Rest(int slot) implements Part {}

    /** Whether the part takes just one item. */
    default boolean isOne() {
      return this instanceof Items items
          && !(items.pattern() instanceof CorePattern.Copies)
          && !(items.pattern() instanceof CorePattern.CountedCopies);
    }
  }

  /** That the rests share the atoms that the other goals left in the bag. */
  record Close(Bag bag, List<Integer> rests) implements Goal {}
}
