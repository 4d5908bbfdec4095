package hocl.runtime.reactor;

/**
 * How much a check may spend. All limits are polled, so they may be passed a little; the first that
 * is reached ends the check.
 *
 * @param steps the largest number of atoms to look at, {@link Long#MAX_VALUE} for no limit; the
 *     same check with the same limit covers the same part
 * @param cpuNanos the largest CPU time of the checking thread, in nanoseconds, {@link
 *     Long#MAX_VALUE} for no limit
 * @param cancellation ends the check, too
 */
public record Effort(long steps, long cpuNanos, Cancellation cancellation) {

  /** No limit. */
  public static Effort unlimited() {
    return ofSteps(Long.MAX_VALUE);
  }

  /** A limit of steps alone. */
  public static Effort ofSteps(long steps) {
    return new Effort(steps, Long.MAX_VALUE, new Cancellation());
  }

  /** The same with half of the CPU time. */
  public Effort half() {
    return cpuNanos == Long.MAX_VALUE ? this : new Effort(steps, cpuNanos / 2, cancellation);
  }

  /** The same with at most that many steps. */
  public Effort withSteps(long most) {
    return new Effort(Math.min(steps, most), cpuNanos, cancellation);
  }
}
