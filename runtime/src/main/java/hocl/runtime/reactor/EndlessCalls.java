package hocl.runtime.reactor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one run, or of another long piece of work, that look at no limit and may never
 * return: calls of Java, and comparisons of huge values in the engine. Such calls may have effects,
 * so the reacting thread makes them itself, unlike {@link LongCalls}. A thread that waits for the
 * run can give up the call that is under way. Nothing is half done during a call, so that thread
 * takes the solution as it stands; and the reacting thread stops for good if the call returns.
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

  /** The calls of a run that begins to spend a budget now. */
  public EndlessCalls(Budget budget) {
    this.limits = new Limits(budget);
  }

  /** Carries out a run on the calling thread, which is the reacting one from now on. */
  public <T> T during(Supplier<T> run) {
    EndlessCalls before = OF_THREAD.get();
    OF_THREAD.set(this);
    try {
      return run.get();
    } finally {
      OF_THREAD.set(before);
    }
  }

  /** Notes the vessel that begins to react on the calling thread. */
  static void reactsIn(Vessel reacting) {
    EndlessCalls calls = OF_THREAD.get();
    if (calls != null) {
      calls.vessel = reacting;
    }
  }

  /**
   * Makes a call on the reacting thread, at a time when nothing is half done. If it is given up,
   * this method never returns.
   */
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

  /**
   * Ends the work of this thread for good, without unwinding its stack, so that nothing changes any
   * more.
   */
  private static void stayAway() {
    while (true) {
      LockSupport.park();
    }
  }

  /**
   * Whether a call is under way though a limit was passed {@link #GRACE} ago. Any thread may call.
   */
  public boolean isStuck() {
    return place.get() == Place.IN_CALL && limits.overdue(GRACE) != null;
  }

  /**
   * Gives up the call that is under way. If this returns a limit, the thread that made the call
   * never goes on, and the solution that it was working on belongs to the caller. Any thread may
   * call.
   *
   * @return the limit that was passed, or null if no call is stuck any more
   */
  public @Nullable End giveUp() {
    End end = limits.overdue(GRACE);
    return end != null && place.compareAndSet(Place.IN_CALL, Place.GIVEN_UP) ? end : null;
  }

  /**
   * Gives up the call that is under way in a run. Any thread may call.
   *
   * @return the run as it stands, or null if no call is stuck any more
   */
  public @Nullable Outcome giveUpRun() {
    Vessel reacting = vessel;
    End end = reacting == null ? null : giveUp();
    return reacting == null || end == null ? null : reacting.leftBehind(end);
  }
}
