package hocl.runtime.gateway;

import java.util.ArrayDeque;
import java.util.Deque;

/** Reactions per second over the last seconds. For one thread. */
final class Rate {

  private static final long WINDOW_NANOS = 3_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;

  private record Sample(long nanos, long count) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Takes a count that never falls, and when it was counted. */
  void add(long nanos, long count) {
    samples.addLast(new Sample(nanos, count));
    // one sample older than the window stays, so that the window is always covered
    while (samples.size() > 2 && nanos - second().nanos() >= WINDOW_NANOS) {
      samples.removeFirst();
    }
  }

  private Sample second() {
    var all = samples.iterator();
    all.next();
    return all.next();
  }

  /** The rate; 0 before there are two samples. */
  double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
    long count = samples.getLast().count() - samples.getFirst().count();
    return nanos <= 0 ? 0 : count * NANOS_PER_SECOND / nanos;
  }
}
