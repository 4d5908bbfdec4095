package hocl.repl.session;

import hocl.runtime.reactor.Outcome;

/** What the reactions of a session have cost: of the latest time, and in all. */
public final class SessionCost {

  private Spent latest = new Spent(0, 0, 0, 0);
  private Spent total = latest;

  /**
   * An amount.
   *
   * @param reactions the number of reactions
   * @param steps the number of atoms that searches looked at
   * @param cpuNanos processor time
   * @param nanos time on the clock
   */
  public record Spent(long reactions, long steps, long cpuNanos, long nanos) {
    private Spent plus(Spent other) {
      return new Spent(
          reactions + other.reactions,
          steps + other.steps,
          cpuNanos + other.cpuNanos,
          nanos + other.nanos);
    }
  }

  void add(Outcome outcome, long nanos) {
    latest = new Spent(outcome.reactions(), outcome.steps(), outcome.cpuNanos(), nanos);
    total = total.plus(latest);
  }

  /** The latest time that the solution reacted. */
  public Spent latest() {
    return latest;
  }

  /** All times. */
  public Spent total() {
    return total;
  }
}
