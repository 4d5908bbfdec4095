package hocl.repl.command;

import hocl.grammar.DeepStack;
import hocl.runtime.codec.CodecException;
import hocl.runtime.reactor.Job;
import hocl.runtime.referee.VerificationTrial;
import hocl.runtime.task.Sizes;
import hocl.runtime.task.Verifier;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Measures what it costs to verify the tasks of a program, and says it. */
final class VerificationCost {

  private static final long LONGEST = Duration.ofSeconds(4).toNanos();

  /** The least number of parts of a solution, so that there are tasks to measure. */
  private static final int PARTS = 16;

  private static final int LEAST_ATOMS = 8;

  private VerificationCost() {}

  /** A sentence about a job, which is left as it stands. */
  static String line(Job job) {
    Sizes usual = Sizes.USUAL;
    long atoms = Math.max(LEAST_ATOMS, job.content().size() / PARTS);
    Sizes sizes =
        new Sizes(
            Math.min(usual.fragmentAtoms(), atoms),
            usual.mostFragments(),
            usual.blobAtoms(),
            usual.taskReactions(),
            usual.taskSteps());
    VerificationTrial.Costs costs;
    try {
      costs = DeepStack.call(() -> measured(job, sizes));
    } catch (IllegalStateException e) {
      return "It cannot be tried how tasks are verified: " + e.getMessage() + ".";
    }
    if (costs.tasks() == 0) {
      return "There are too few tasks to measure what it costs to verify one.";
    }
    return String.format(
        Locale.ROOT,
        "Verifying a task costs %.2f of doing it, %s (%d tasks measured).",
        costs.proof().verify(),
        way(costs),
        costs.tasks());
  }

  private static VerificationTrial.Costs measured(Job job, Sizes sizes) {
    try {
      return VerificationTrial.of(job, sizes, LONGEST);
    } catch (CodecException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("it was interrupted", e);
    }
  }

  private static String way(VerificationTrial.Costs costs) {
    Verifier.Proof most =
        costs.proofs().entrySet().stream()
            .max(Comparator.comparingLong(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElse(Verifier.Proof.EXECUTION);
    return switch (most) {
      case NOISE -> "by reacting again in another order, which is shown to make no difference";
      case TRACE ->
          String.format(
              Locale.ROOT,
              "by the trace of its reactions, of which the search that shows that nothing can react"
                  + " is %.2f",
              costs.search());
      case EXECUTION, PRESENCE -> "by doing it again";
    };
  }
}
