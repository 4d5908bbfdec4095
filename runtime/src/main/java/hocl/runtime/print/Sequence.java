package hocl.runtime.print;

import hocl.runtime.atom.Atoms;
import java.util.List;
import java.util.Set;

/** Values being printed one after another. */
final class Sequence {
  final String separator;
  final String close;
  final boolean multiset;

  /** Whether the items stand in a pattern, where rules are always in parentheses. */
  final boolean pattern;

  /** The names that are bound inside. */
  final Set<String> bound;

  private final List<Object> items;
  private final Place place;
  private final Place lastPlace;
  private int next;

  /** The endings added since belong to what this is the last item of. */
  int mark;

  private Sequence(
      List<Object> items,
      String separator,
      Place place,
      Place lastPlace,
      String close,
      boolean bag,
      boolean pattern,
      Set<String> bound) {
    this.items = items;
    this.separator = separator;
    this.place = place;
    this.lastPlace = lastPlace;
    this.close = close;
    this.multiset = bag;
    this.pattern = pattern;
    this.bound = bound;
  }

  static Sequence of(
      List<Object> items, String separator, Place place, boolean pattern, String close) {
    return new Sequence(items, separator, place, place, close, false, pattern, Set.of());
  }

  /** Nothing, but around what stands in the scope of names that a rule binds. */
  static Sequence inScope(Set<String> bound) {
    return new Sequence(List.of(), "", Place.ITEM, Place.ITEM, "", false, false, bound);
  }

  /** Atoms in canonical order, of which the last stands in a place of its own. */
  static Sequence ofMultiset(List<Object> items, Place lastPlace, boolean pattern, String close) {
    return new Sequence(items, ", ", Place.ITEM, lastPlace, close, true, pattern, Set.of());
  }

  boolean isFinished() {
    return next == items.size();
  }

  boolean isFirst() {
    return next == 0;
  }

  Object item() {
    return items.get(next);
  }

  /** How many items from here on are equal. */
  int runLength() {
    int end = next + 1;
    while (end < items.size() && Atoms.equal(items.get(next), items.get(end))) {
      end++;
    }
    return end - next;
  }

  /** The place in which the next item stands when it is printed as one of several. */
  Place placeOf(int count) {
    if (count > 1) {
      return Place.OPERAND;
    }
    return next == items.size() - 1 ? lastPlace : place;
  }

  void advance(int count) {
    next += count;
  }
}
