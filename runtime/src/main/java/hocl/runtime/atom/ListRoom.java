package hocl.runtime.atom;

/**
 * An array of items that Lists share. What lies between the start and the end is used and never
 * changes; beyond is room, which the first List that asks for it gets. Any thread may call.
 */
final class ListRoom {

  private final Object[] items;
  private int start;
  private int end;

  private ListRoom(Object[] items, int start, int end) {
    this.items = items;
    this.start = start;
    this.end = end;
  }

  /** An array without room. */
  static ListRoom full(Object[] items) {
    return new ListRoom(items, 0, items.length);
  }

  /**
   * A copy of some items with others around them. There is room for half as many on each side that
   * has grown.
   */
  static ListRoom copy(ListRoom old, int from, int to, Object[] before, Object[] behind) {
    int size = before.length + (to - from) + behind.length;
    int start = before.length == 0 ? 0 : size / 2 + 1;
    int left = behind.length == 0 ? 0 : size / 2 + 1;
    // an array cannot have more items than an int can count
    Object[] items = new Object[Math.addExact(Math.addExact(start, size), left)];
    int at = start;
    System.arraycopy(before, 0, items, at, before.length);
    at += before.length;
    System.arraycopy(old.items, from, items, at, to - from);
    at += to - from;
    System.arraycopy(behind, 0, items, at, behind.length);
    return new ListRoom(items, start, start + size);
  }

  /** The array; only items within a List may be looked at. */
  Object[] items() {
    return items;
  }

  /** The number of items that there is room for. */
  int capacity() {
    return items.length;
  }

  /** The place of the first item that is used. */
  synchronized int start() {
    return start;
  }

  /**
   * Puts items in front of and behind those from a place to another one, if there is room.
   *
   * @return whether there was
   */
  synchronized boolean takes(int from, int to, Object[] before, Object[] behind) {
    boolean fits =
        (before.length == 0 || (from == start && before.length <= start))
            && (behind.length == 0 || (to == end && behind.length <= items.length - end));
    if (fits) {
      System.arraycopy(before, 0, items, from - before.length, before.length);
      System.arraycopy(behind, 0, items, to, behind.length);
      start -= before.length;
      end += behind.length;
    }
    return fits;
  }
}
