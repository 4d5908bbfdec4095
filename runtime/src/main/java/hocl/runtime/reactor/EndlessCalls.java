package hocl.runtime.reactor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one run, or of another long piece of work, that look at no limit and may never
 * return: of Java, and of the engine where it compares what is huge. They may have effects, so the
 * reacting thread makes them itself, other than {@link LongCalls}. A thread that waits for the run
 * can then give up the call that is under way: it takes the solution as it stands, since nothing is
 * half done during a call, and the reacting thread does nothing any more should the call return.
 */
public final class EndlessCalls {

  private static final ThreadLocal<@Nullable EndlessCalls> OF_THREAD = new ThreadLocal<>();

  /** The time that a call may take beyond a limit before it is given up. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private enum Place {
    OUTSIDE,
    IN_CALL,
    GIVEN_UP
  }

  private final Limits limits;
  private final AtomicReference<Place> place = new AtomicReference<>(Place.OUTSIDE);
  private volatile @Nullable Vessel vessel;

  /** The calls of a run that begins now to spend a budget. */
  public EndlessCalls(Budget budget) {
    this.limits = new Limits(budget);
  }

  /** Carries out a run on this thread, the reacting one. */
  public <T> T during(Supplier<T> run) {
    EndlessCalls before = OF_THREAD.get();
    OF_THREAD.set(this);
    try {
      return run.get();
    } finally {
      OF_THREAD.set(before);
    }
  }

  /** Notes the vessel that begins to react on this thread. */
  static void reactsIn(Vessel reacting) {
    EndlessCalls calls = OF_THREAD.get();
    if (calls != null) {
      calls.vessel = reacting;
    }
  }

  /** Makes a call, at a time when nothing is half done. */
  public static <T extends @Nullable Object> T call(Supplier<T> work) {
    EndlessCalls calls = OF_THREAD.get();
    if (calls == null || !calls.place.compareAndSet(Place.OUTSIDE, Place.IN_CALL)) {
      return work.get();
    }
    try {
      return work.get();
    } finally {
      if (!calls.place.compareAndSet(Place.IN_CALL, Place.OUTSIDE)) {
        stayAway();
      }
    }
  }

  /** Ends the work of this thread, which leaves nothing and so changes nothing any more. */
  private static void stayAway() {
    while (true) {
      LockSupport.park();
    }
  }

  /** Whether a limit was passed some time ago while a call is under way. Any thread may ask. */
  public boolean isStuck() {
    return place.get() == Place.IN_CALL && limits.overdue(GRACE) != null;
  }

  /**
   * Gives up the call that is under way. Once this has said so, the thread that made it is as good
   * as gone, and all that it was working on belongs to the caller.
   *
   * @return the limit that was passed, or null if there is no such call any more
   */
  public @Nullable End giveUp() {
    End end = limits.overdue(GRACE);
    return end != null && place.compareAndSet(Place.IN_CALL, Place.GIVEN_UP) ? end : null;
  }

  /**
   * Gives up the call that is under way in a run.
   *
   * @return the run as it stands, or null if there is no such call any more
   */
  public @Nullable Outcome giveUpRun() {
    Vessel reacting = vessel;
    End end = reacting == null ? null : giveUp();
    return reacting == null || end == null ? null : reacting.leftBehind(end);
  }
}
