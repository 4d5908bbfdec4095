package hocl.runtime.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The error that people are ready to accept.
 *
 * @param error the largest probability, from 0 to 1
 * @param perRun of the result of a run, not of a task
 */
public record Target(double error, boolean perRun) {

  /** Shares are multiples of 1 / {@code STEPS}. */
  private static final int STEPS = 1000;

  private static final Pattern TEXT = Pattern.compile("([0-9.]+(?:[eE][+-]?[0-9]+)?)(:run)?");

  /** A target. */
  public Target {
    if (!(error >= 0) || error > 1) {
      throw new IllegalArgumentException("an error is a probability from 0 to 1");
    }
  }

  /**
   * Reads a target such as {@code 1e-3} or {@code 1e-6:run}.
   *
   * @throws IllegalArgumentException if it is none; the message is a clause for people
   */
  public static Target parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a target is a probability such as `1e-3`, or `1e-3:run` for the whole run");
    }
    try {
      return new Target(Double.parseDouble(parts.group(1)), parts.group(2) != null);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("`" + parts.group(1) + "` is no number", e);
    }
  }

  /** As people write it; {@link #parse} reads it again. */
  public String text() {
    return error + (perRun ? ":run" : "");
  }

  /** Whether a policy is good enough against the worst liars. */
  public boolean reachedBy(Policy policy, Assumption assumption, long tasks) {
    return policy.leastNodes() <= assumption.nodes()
        && (perRun
                ? Odds.perRun(policy, assumption, tasks)
                : Odds.perTask(policy, assumption, tasks))
            <= error;
  }

  /**
   * The cheapest policy that reaches this target against the worst liars, as long as no node lies.
   * Of two that cost the same it is the one with the smaller error, and a plain trace before a
   * share of all.
   *
   * @param tasks the number of tasks of the run, a guess; 1 assumes nothing
   * @return empty if none reaches it
   */
  public Optional<Promise> cheapest(Assumption assumption, long tasks, ProofCost cost) {
    List<Policy> candidates = new ArrayList<>();
    candidates.add(new Policy.None());
    for (int nodes = 2; nodes <= Math.min(assumption.nodes(), Policy.MOST); nodes++) {
      candidates.add(new Policy.Trace(nodes - 1));
      // where the honest are too few to agree, a task with one liar never ends
      if (nodes <= assumption.nodes() - assumption.liars()) {
        candidates.add(new Policy.Redundancy(nodes));
      }
    }
    leastShare(assumption, tasks)
        .ifPresent(share -> {
          candidates.add(new Policy.Share(share));
          candidates.add(new Policy.Audit(share));
        });
    return candidates.stream()
        .filter(cost::allows)
        .filter(policy -> reachedBy(policy, assumption, tasks))
        .map(policy -> new Promise(policy, assumption, tasks, cost))
        .min(Comparator.comparingDouble(Promise::executions).thenComparingDouble(Promise::perRun));
  }

  /** The least share of tasks to verify; the errors fall while it grows. */
  private Optional<Double> leastShare(Assumption assumption, long tasks) {
    int low = 1;
    int high = STEPS;
    if (!reachedBy(new Policy.Share(1), assumption, tasks)) {
      return Optional.empty();
    }
    while (low < high) {
      int middle = (low + high) / 2;
      if (reachedBy(new Policy.Share(middle / (double) STEPS), assumption, tasks)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Optional.of(high / (double) STEPS);
  }

  /** For people: no policy reaches this target, and what is the least that one can do. */
  public String outOfReach(Assumption assumption) {
    return "no policy keeps the error of a "
        + (perRun ? "run" : "task")
        + " at "
        + Promise.rounded(error)
        + (assumption.liars() == assumption.nodes()
            ? " if every node may lie"
            : " if " + assumption.text());
  }
}
