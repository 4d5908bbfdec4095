package hocl.runtime.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A policy with its price and what it leaves open, under an assumption.
 *
 * @param tasks the number of tasks of the run, or a guess before it
 */
public record Promise(Policy policy, Assumption assumption, long tasks, ProofCost cost) {

  /** Larger and smaller numbers are written with an exponent. */
  private static final double SMALL = 1e-2;

  /** A promise. */
  public Promise {
    if (tasks < 1 || policy.leastNodes() > assumption.nodes()) {
      throw new IllegalArgumentException(
          policy.text() + " needs " + policy.leastNodes() + " nodes and a task");
    }
  }

  /** The expected cost of a task with its verification, in executions. */
  public double executions() {
    return cost.executions(policy);
  }

  /** The probability that one wrong result passes. */
  public double ofOneLie() {
    return Odds.ofOneLie(policy, assumption);
  }

  /** The share of the tasks that end wrong, at most. */
  public double perTask() {
    return Odds.perTask(policy, assumption, tasks);
  }

  /** The probability that the result of the run is wrong, at most. */
  public double perRun() {
    return Odds.perRun(policy, assumption, tasks);
  }

  /** For people, before the run: policy, price and what is left open, on one line. */
  public String line() {
    String price = String.format(Locale.ROOT, "%.2f", executions());
    String planted =
        policy instanceof Policy.None
            ? ""
            : String.format(
                Locale.ROOT,
                "; one in %.0f of the verified tasks is first shown with a mistake, to find out who"
                    + " does not look",
                1 / Policy.PLANTED);
    return policy.text() + ": a task costs about " + price + " executions; " + words() + planted;
  }

  /** For people and receipts: what is left open, as a sentence without a full stop. */
  public String words() {
    if (policy instanceof Policy.None) {
      return "no result is verified, so any wrong one passes";
    }
    String condition = "if " + assumption.text() + ", ";
    if (perRun() == 0) {
      return condition + "no wrong result passes";
    }
    return condition
        + "one wrong result passes with probability "
        + rounded(ofOneLie())
        + ", at most "
        + rounded(perTask())
        + " of the tasks end wrong in the mean, and the run with probability "
        + rounded(perRun())
        + " at most";
  }

  /** A probability with two digits, never less than it is. */
  static String rounded(double probability) {
    BigDecimal digits = new BigDecimal(probability, new MathContext(9, RoundingMode.HALF_EVEN));
    BigDecimal two = digits.round(new MathContext(2, RoundingMode.CEILING)).stripTrailingZeros();
    return probability == 0 || probability >= SMALL
        ? two.toPlainString()
        : String.format(Locale.ROOT, "%.1e", two).replace("e-0", "e-").replace(".0e", "e");
  }
}
