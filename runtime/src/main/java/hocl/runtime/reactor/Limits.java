package hocl.runtime.reactor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a {@link Budget} for an evaluation before anything reacts: the time, counted from
 * when this is made, the cancellation, and the memory. {@link #tick} and {@link #untilStopped} are
 * for the evaluating thread only; any thread may call the rest.
 */
public final class Limits {

  /** The number of ticks from one look at the limits to the next. */
  private static final int MOST_TICKS = 1 << 10;

  /**
   * The time that an evaluation may take beyond a limit; the first evaluation of a process is slow.
   */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Budget budget;
  private final long begin = System.nanoTime();
  private int ticks;

  /** The time at which a waiting thread first saw that a limit was reached, or 0. */
  private volatile long reachedAt;

  /** Begins to spend a budget. */
  public Limits(Budget budget) {
    this.budget = budget;
  }

  /** Limits of the memory alone. */
  public static Limits none() {
    return new Limits(Budget.unlimited());
  }

  /** The budget with the time that is left for a run. */
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
   * @throws RuntimeException that {@link #untilStopped} handles, if a limit is reached
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
   * @return the limit that stopped the work, or null if the work came to its end
   */
  public @Nullable End untilStopped(Runnable work) {
    try {
      return LongCalls.withLimits(this::check, () -> Run.guarded(work));
    } catch (OutOfMemoryError e) {
      // the values made so far are garbage by now
      Memory.letGo();
      return End.MEMORY_LIMIT;
    }
  }

  /**
   * The limit of time or the cancellation, if a waiting thread saw it reached so long ago that the
   * evaluating thread must be in work that looks at no limit; otherwise null.
   */
  public @Nullable End overdue() {
    return overdue(GRACE);
  }

  /**
   * The limit of time or the cancellation, if a waiting thread saw it reached a while ago;
   * otherwise null.
   */
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

  /** The limit of time or the cancellation, if it is reached; otherwise null. */
  public @Nullable End reached() {
    if (budget.cancellation().isCancelled()) {
      return End.INTERRUPTED;
    }
    Duration time = budget.time();
    return time != null && System.nanoTime() - begin >= time.toNanos() ? End.TIME_LIMIT : null;
  }
}
