package hocl.runtime.reactor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a {@link Budget}, but for that of reactions, from the moment on at which this is
 * made: for what is evaluated before anything can react. {@link #tick} is for the evaluating thread
 * only, the rest for any.
 */
public final class Limits {

  /** The largest number of small pieces of work between two looks at the clock. */
  private static final int MOST_TICKS = 1 << 10;

  /** The time that an evaluation may take beyond a limit: the first of a process is slow. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Budget budget;
  private final long begin = System.nanoTime();
  private int ticks;

  /** When a limit was first seen to be reached by a thread that waits, or 0. */
  private volatile long reachedAt;

  /** Begins to spend a budget. */
  public Limits(Budget budget) {
    this.budget = budget;
  }

  /** Limits that are never reached, but for the memory. */
  public static Limits none() {
    return new Limits(Budget.unlimited());
  }

  /** The part of the budget that is left for a run. */
  public Budget left() {
    Duration time = budget.time();
    if (time == null) {
      return budget;
    }
    Duration rest = time.minusNanos(System.nanoTime() - begin);
    return new Budget(
        budget.reactions(),
        budget.steps(),
        rest.isNegative() ? Duration.ZERO : rest,
        budget.cancellation(),
        budget.watcher());
  }

  /**
   * Counts a small piece of work, such as the call of a function, and looks at the limits once in a
   * while.
   *
   * @throws RuntimeException that {@link #untilStopped} handles, if one is reached
   */
  public void tick() {
    if (++ticks >= MOST_TICKS) {
      ticks = 0;
      check();
    }
  }

  private void check() {
    End end = Memory.isLow() ? End.MEMORY_LIMIT : reached();
    if (end != null) {
      throw new Stop(end);
    }
  }

  /**
   * Carries out some work, with these limits for the long calls in it.
   *
   * @return the limit that stopped it, or null if it came to its end
   */
  public @Nullable End untilStopped(Runnable work) {
    try {
      return LongCalls.withLimits(this::check, () -> Run.guarded(work));
    } catch (OutOfMemoryError e) {
      // all that was made is let go
      Memory.letGo();
      return End.MEMORY_LIMIT;
    }
  }

  /**
   * The time or cancellation that was reached so long ago that the evaluating thread must be in a
   * piece of work that looks at no limits; null if there is none. For threads that wait.
   */
  public @Nullable End overdue() {
    return overdue(GRACE);
  }

  /** The same once a limit was reached that long ago. */
  @Nullable End overdue(Duration grace) {
    End end = reached();
    if (end == null) {
      return null;
    }
    long now = System.nanoTime();
    if (reachedAt == 0) {
      reachedAt = now;
    }
    return now - reachedAt >= grace.toNanos() ? end : null;
  }

  /** The time or cancellation that was reached; null if there is none. Any thread may ask. */
  public @Nullable End reached() {
    if (budget.cancellation().isCancelled()) {
      return End.INTERRUPTED;
    }
    Duration time = budget.time();
    return time != null && System.nanoTime() - begin >= time.toNanos() ? End.TIME_LIMIT : null;
  }
}
