package hocl.runtime.print;

import hocl.runtime.atom.Atoms;
import java.util.List;

/** Values being printed one after another. */
final class Sequence {
  final String separator;
  final String close;
  final boolean multiset;
  private final List<Object> items;
  private final Place place;
  private final Place lastPlace;
  private int next;

  private Sequence(
      List<Object> items,
      String separator,
      Place place,
      Place lastPlace,
      String close,
      boolean bag) {
    this.items = items;
    this.separator = separator;
    this.place = place;
    this.lastPlace = lastPlace;
    this.close = close;
    this.multiset = bag;
  }

  static Sequence of(List<Object> items, String separator, Place place, String close) {
    return new Sequence(items, separator, place, place, close, false);
  }

  /** Atoms in canonical order, of which the last stands in a place of its own. */
  static Sequence ofMultiset(List<Object> items, Place lastPlace, String close) {
    return new Sequence(items, ", ", Place.ITEM, lastPlace, close, true);
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

  /** The place in which the next item stands when it is printed for so many. */
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
