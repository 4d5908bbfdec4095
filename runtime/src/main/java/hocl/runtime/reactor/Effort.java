package hocl.runtime.reactor;

/**
 * The limits of a check. All are polled, so the check may pass them a little; the first that is
 * reached ends the check. Immutable but for the cancellation.
 *
 * @param steps the largest number of steps, {@link Long#MAX_VALUE} for no limit; the same check
 *     with the same limit judges the same part of a claim
 * @param cpuNanos the largest CPU time of the checking thread, in nanoseconds, {@link
 *     Long#MAX_VALUE} for no limit
 * @param cancellation ends the check
 */
public record Effort(long steps, long cpuNanos, Cancellation cancellation) {

  /** An effort without limits. */
  public static Effort unlimited() {
    return ofSteps(Long.MAX_VALUE);
  }

  /** An effort with a limit of steps alone. */
  public static Effort ofSteps(long steps) {
    return new Effort(steps, Long.MAX_VALUE, new Cancellation());
  }

  /** The same effort with half of the CPU time. */
  public Effort half() {
    return cpuNanos == Long.MAX_VALUE ? this : new Effort(steps, cpuNanos / 2, cancellation);
  }

  /** The same effort with a number of steps at most. */
  public Effort withSteps(long most) {
    return new Effort(Math.min(steps, most), cpuNanos, cancellation);
  }
}
