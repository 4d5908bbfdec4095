package hocl.runtime.task;

import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.ReactionFailure;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

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

  /**
   * Some times as long as a task. Traces are judged by an evaluator that is made to be simple: of a
   * task whose reactions call much it takes a hundred times as long as the task.
   */
  private static final Duration LONGEST_TRACE = Duration.ofMillis(500);

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
   * An executor's task, which ends early where its reactions are slow.
   *
   * @param incarnation of the node
   * @param clock nanoseconds that the calling thread has worked
   */
  public Task task(long incarnation, LongSupplier clock) {
    return new Task(
        chemistry,
        distribution,
        spec.fragments(),
        spec.mergeAtoms(),
        blobs,
        incarnation,
        failures,
        isTraced(),
        new TaskTime(clock, spec.taskSteps()));
  }

  /**
   * A task that takes whatever time it takes.
   *
   * @param incarnation of the node
   */
  public Task task(long incarnation) {
    return task(incarnation, () -> 0);
  }

  /**
   * A verifier.
   *
   * @param seed of the orders, names and ways in which it reacts again
   */
  public Verifier verifier(long seed) {
    return verifier(seed, LONGEST_TRACE);
  }

  /**
   * A verifier that judges traces for some time only.
   *
   * @param seed of the orders, names and ways in which it reacts again
   * @param longest the processor time after which it does tasks again instead
   */
  public Verifier verifier(long seed, Duration longest) {
    return new Verifier(
        chemistry,
        distribution,
        spec.fragments(),
        spec.mergeAtoms(),
        blobs,
        failures,
        longest.toNanos(),
        seed);
  }
}
