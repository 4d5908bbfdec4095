package hocl.runtime.ledger;

import hocl.runtime.check.Policy;
import org.jspecify.annotations.Nullable;

/**
 * All about a job that never changes.
 *
 * @param id chosen by the client, used once
 * @param fragments the number of fragments, at least 1
 * @param heads the number of fragments that must have met for all atoms of a reaction to have been
 *     together: 1 where every reaction takes place inside a fragment
 * @param mergeAtoms fragments with fewer atoms together than this may be merged; 0 forbids it
 * @param maxReactions the largest number of reactions of the job
 * @param taskReactions the usual quota of reactions of a task
 * @param taskSteps the usual largest number of steps of a task
 * @param mostLosses a job fails when this many nodes in a row were lost while they held one
 *     fragment, or when several times as many leases in a row came to nothing
 * @param program says what an executor has to compile, or null
 * @param keep whether atoms may still come when the solution is inert
 * @param policy which commits are checked before they are final
 */
public record JobSpec(
    String id,
    int fragments,
    int heads,
    long mergeAtoms,
    long maxReactions,
    long taskReactions,
    long taskSteps,
    int mostLosses,
    @Nullable BlobRef program,
    boolean keep,
    Policy policy) {

  /** The largest number of combinations of fragments that a ledger keeps account of. */
  public static final int MOST_COMBINATIONS = 100_000;

  /**
   * A specification.
   *
   * @throws IllegalArgumentException if a number is out of its range, or there are too many
   *     combinations
   */
  public JobSpec {
    if (fragments < 1 || heads < 1 || mergeAtoms < 0 || maxReactions < 0 || taskReactions < 1) {
      throw new IllegalArgumentException("a number of the job is too small");
    }
    if (taskSteps < 1) {
      throw new IllegalArgumentException("a number of the job is too small");
    }
    if (mostLosses < 1 || id.isEmpty()) {
      throw new IllegalArgumentException("a job needs a name and an allowance of losses");
    }
    if (Combinations.count(fragments, Math.min(heads, fragments)) > MOST_COMBINATIONS) {
      throw new IllegalArgumentException("there are too many combinations of fragments");
    }
  }

  /** Whether commits are checked before they are final. */
  public boolean isChecked() {
    return !(policy instanceof Policy.None);
  }

  /** The number of fragments in a combination. */
  public int together() {
    return Math.min(heads, fragments);
  }
}
