package hocl.runtime.gateway;

import java.util.BitSet;

/**
 * The counters of requests that have come. They may come out of order, but not by more than a
 * {@value #WINDOW}. Any thread may call.
 */
final class Counters {

  private static final int WINDOW = 4096;

  /** Of the counters above {@code last - WINDOW}; the place of a counter is its remainder. */
  private final BitSet seen = new BitSet(WINDOW);

  private long last;

  /** Takes a counter; gives whether it is a new one. */
  synchronized boolean take(long counter) {
    if (counter <= 0 || counter <= last - WINDOW) {
      return false;
    }
    if (counter > last) {
      long skipped = Math.min(counter - last, WINDOW);
      for (long back = 0; back < skipped; back++) {
        seen.clear((int) ((counter - back) % WINDOW));
      }
      last = counter;
    } else if (seen.get((int) (counter % WINDOW))) {
      return false;
    }
    seen.set((int) (counter % WINDOW));
    return true;
  }
}
