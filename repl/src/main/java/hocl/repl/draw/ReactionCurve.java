package hocl.repl.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How many reactions there were at some moments of a run: at most {@link #MOST} of them, evenly
 * spread. Used by the reacting thread, and afterwards by another.
 */
public final class ReactionCurve implements LongConsumer {

  private static final int MOST = 200;

  /** A moment of a run. */
  record Moment(long nanos, long reactions) {}

  private final LongSupplier clock = System::nanoTime;
  private final List<Moment> moments = new ArrayList<>();
  private long begin = -1;
  private int every = 1;
  private int calls;

  @Override
  public void accept(long reactions) {
    if (begin < 0) {
      begin = clock.getAsLong();
    }
    if (calls++ % every == 0) {
      moments.add(new Moment(clock.getAsLong() - begin, reactions));
      if (moments.size() == MOST) {
        for (int i = MOST / 2 - 1; i >= 0; i--) {
          moments.remove(2 * i + 1);
        }
        every *= 2;
      }
    }
  }

  /** The moments in order. */
  List<Moment> moments() {
    return List.copyOf(moments);
  }
}
