package hocl.runtime.task;

import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.ReactionFailure;
import java.util.function.Function;

/**
 * All that tasks and verifications of one job have in common.
 *
 * @param chemistry of the job
 * @param distribution how its solution is divided
 * @param spec of the job
 * @param blobs of the job
 * @param failures writes what is told of a failure
 */
public record Hands(
    Chemistry chemistry,
    Distribution distribution,
    JobSpec spec,
    Blobs blobs,
    Function<ReactionFailure, Bytes> failures) {

  /** What the tasks of a job need. */
  public static Hands of(
      Chemistry chemistry,
      Distribution distribution,
      JobSpec spec,
      Blobs blobs,
      Function<ReactionFailure, Bytes> failures) {
    return new Hands(chemistry, distribution, spec, blobs, failures);
  }

  /** Whether commits have traces: where they are the proof to take. */
  private boolean isTraced() {
    return spec.policy().traces() && chemistry.checker() != null && !chemistry.isConfluent();
  }

  /**
   * An executor's task.
   *
   * @param incarnation of the node
   */
  public Task task(long incarnation) {
    return new Task(
        chemistry,
        distribution,
        spec.fragments(),
        spec.mergeAtoms(),
        blobs,
        incarnation,
        failures,
        isTraced());
  }

  /**
   * A verifier.
   *
   * @param seed of the orders, names and ways in which it reacts again
   */
  public Verifier verifier(long seed) {
    return new Verifier(
        chemistry, distribution, spec.fragments(), spec.mergeAtoms(), blobs, failures, seed);
  }
}
