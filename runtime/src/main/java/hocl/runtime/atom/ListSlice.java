package hocl.runtime.atom;

import java.util.Arrays;
import java.util.List;

/**
 * A List of some items of an array that other Lists share, so that one that loses its first items
 * and gets new ones behind, as a queue does, is not copied each time.
 */
final class ListSlice extends ListAtom {

  /** Shorter Lists have arrays of their own. */
  private static final int SHORT = 32;

  /** A List has an array of its own rather than keep one that is that many times as long. */
  private static final int MOST_WASTE = 4;

  private final ListRoom room;
  private final int from;
  private final int to;

  private ListSlice(ListRoom room, int from, int to, int facts, short held) {
    super(facts, held);
    this.room = room;
    this.from = from;
    this.to = to;
  }

  /**
   * The items of an array from a place to another one.
   *
   * @param facts those of a List with at least these items
   */
  static ListAtom of(ListRoom room, int from, int to, int facts) {
    int size = to - from;
    if (size < SHORT
        || size < room.capacity() / MOST_WASTE
        || (facts & (LIVE | SOLUTION | REACTIVE)) != 0) {
      return ListAtom.of(Arrays.copyOfRange(room.items(), from, to));
    }
    // that a Float or a compound may be in here costs time only
    return new ListSlice(room, from, to, facts, (short) 0);
  }

  /**
   * The items of a List with further ones in front and behind.
   *
   * @param list its items are those of an array from a place to another one
   */
  static ListAtom with(
      ListAtom list, ListRoom room, int from, int to, List<Object> before, List<Object> behind) {
    Object[] first = before.toArray();
    Object[] last = behind.toArray();
    int size = to - from;
    int all = Math.addExact(Math.addExact(size, first.length), last.length);
    if (all < SHORT) {
      Object[] items = Arrays.copyOf(first, all);
      System.arraycopy(room.items(), from, items, first.length, size);
      System.arraycopy(last, 0, items, first.length + size, last.length);
      return ListAtom.of(items);
    }
    int ofFirst = factsOf(first);
    int ofLast = factsOf(last);
    int made = list.facts | ofFirst | ofLast;
    short held =
        HeldSolutions.sum(
            list.held, HeldSolutions.in(first, ofFirst), HeldSolutions.in(last, ofLast));
    if (room.takes(from, to, first, last)) {
      return new ListSlice(room, from - first.length, to + last.length, made, held);
    }
    ListRoom larger = ListRoom.copy(room, from, to, first, last);
    int start = larger.start();
    return new ListSlice(larger, start, start + all, made, held);
  }

  /** The number of items that the shared array has room for. */
  int capacity() {
    return room.capacity();
  }

  @Override
  public int size() {
    return to - from;
  }

  @Override
  public Object get(int index) {
    if (index >= to - from) {
      throw new ArrayIndexOutOfBoundsException(index);
    }
    return room.items()[from + index];
  }

  @Override
  Object[] parts() {
    return Arrays.copyOfRange(room.items(), from, to);
  }

  @Override
  public ListAtom slice(int first, int end) {
    return first == 0 && end == to - from ? this : of(room, from + first, from + end, facts);
  }

  @Override
  public ListAtom with(List<Object> before, List<Object> behind) {
    return with(this, room, from, to, before, behind);
  }
}
