package hocl.runtime.check;

import hocl.runtime.check.Policy.Audit;
import hocl.runtime.check.Policy.None;
import hocl.runtime.check.Policy.Redundancy;
import hocl.runtime.check.Policy.Share;
import hocl.runtime.check.Policy.Trace;

/**
 * The cost of verifying a task of one program, in executions of the task: the processor time from
 * bytes to bytes, without a trace, is 1.
 *
 * @param verify the cost of verifying once
 * @param record the cost of what an executor writes down for verifiers, paid for every task that
 *     may be verified by it
 * @param repeatable whether executing a task again always gives the same result, without which
 *     results cannot be compared
 */
public record ProofCost(double verify, double record, boolean repeatable) {

  /** Nothing was measured: verifying is as dear as executing. */
  public static final ProofCost UNKNOWN = new ProofCost(1, 0, true);

  /** A cost. */
  public ProofCost {
    if (!(verify >= 0) || !(record >= 0)) {
      throw new IllegalArgumentException("a cost is a number from 0 on");
    }
  }

  /** The same for results that cannot be compared. */
  public ProofCost unrepeatable() {
    return new ProofCost(verify, record, false);
  }

  /** Whether tasks can be verified in the way of a policy. */
  public boolean allows(Policy policy) {
    return switch (policy) {
      case None none -> true;
      case Trace trace -> true;
      case Share share -> true;
      case Audit audit -> repeatable;
      case Redundancy redundancy -> repeatable;
    };
  }

  /**
   * The expected cost of a task and all that is done to verify it, while no node lies: 1 + r + (M +
   * p) v for {@code trace:M}, 1 + r + Q (1 + p) v for {@code share:Q}, 1 + Q (1 + p) for {@code
   * audit:Q}, L + p for {@code redundancy:L}, with p for {@link Policy#PLANTED}.
   */
  public double executions(Policy policy) {
    return switch (policy) {
      case None none -> 1;
      case Trace trace -> 1 + record + (trace.verifiers() + Policy.PLANTED) * verify;
      case Share share -> 1 + record + share.share() * (1 + Policy.PLANTED) * verify;
      case Audit audit -> 1 + audit.share() * (1 + Policy.PLANTED);
      case Redundancy redundancy -> redundancy.executions() + Policy.PLANTED;
    };
  }

  /**
   * The expected number of executions of a task under redundancy while nodes lie: L / (W + R),
   * since all tries but those in which all are wrong or all are right are made again.
   *
   * @param share of the tasks about which a liar lies
   * @return infinite if they never agree
   */
  public static double redrawn(Assumption assumption, int executions, double share) {
    return executions
        / (Odds.unanimouslyWrong(assumption, executions, share)
            + Odds.unanimouslyRight(assumption, executions, share));
  }
}
