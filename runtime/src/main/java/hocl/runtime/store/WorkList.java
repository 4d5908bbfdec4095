package hocl.runtime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The solutions with work to do, the one that waits longest first. Any of them can be taken in
 * constant time. Used by the reacting thread only.
 */
final class WorkList {

  /** A ring; its length is a power of two. */
  private @Nullable ReactingSolution[] ring = new ReactingSolution[16];

  private int head;
  private int size;

  int size() {
    return size;
  }

  void clear() {
    Arrays.fill(ring, null);
    head = 0;
    size = 0;
  }

  void add(ReactingSolution solution) {
    if (size == ring.length) {
      grow();
    }
    ring[head + size & ring.length - 1] = solution;
    size++;
  }

  private void grow() {
    @Nullable ReactingSolution[] larger = Arrays.copyOfRange(ring, head, head + 2 * ring.length);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    ring = larger;
    head = 0;
  }

  /** Takes the solution that waits longest. */
  ReactingSolution takeFirst() {
    ReactingSolution taken = at(0);
    ring[head] = null;
    head = head + 1 & ring.length - 1;
    size--;
    return taken;
  }

  /** Takes the solution of a place, from 0; the last solution comes to that place. */
  ReactingSolution take(int place) {
    ReactingSolution taken = at(place);
    size--;
    int last = head + size & ring.length - 1;
    ring[head + place & ring.length - 1] = ring[last];
    ring[last] = null;
    return taken;
  }

  /** The solution of a place, from 0 for the one that waits longest. */
  ReactingSolution at(int place) {
    ReactingSolution solution = ring[head + place & ring.length - 1];
    if (solution == null || place >= size) {
      throw new IllegalStateException("no solution with work at place " + place);
    }
    return solution;
  }
}
