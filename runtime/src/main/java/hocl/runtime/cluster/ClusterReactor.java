package hocl.runtime.cluster;

import hocl.runtime.atom.Solution;
import hocl.runtime.check.Policy;
import hocl.runtime.cluster.ClusterException.Cause;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.referee.Dossier;
import hocl.runtime.referee.Keeping;
import hocl.runtime.referee.Referee;
import hocl.runtime.task.Sizes;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reacts on the executors of a {@link Cluster}. Of the observer only {@link Observer#printed} is
 * called: lines are released when the task that printed them is committed.
 */
public final class ClusterReactor implements Reactor {

  private static final Duration FIRST_POLL = Duration.ofMillis(1);
  private static final Duration LONGEST_POLL = Duration.ofMillis(20);

  private final Cluster cluster;
  private final Sizes sizes;
  private final Bytes program;
  private final ProgramBytes programs;
  private final Checks checks;
  private final Watcher watcher;

  /** Sees how a job stands, many times in a second. */
  public interface Watcher {
    /**
     * Sees how a job stands; on the thread that waits for its end.
     *
     * @param job the identifier of the job
     */
    void look(String job, Answer.Seen seen) throws InterruptedException;
  }

  /**
   * How results are checked.
   *
   * @param policy how much of the work of others is verified
   * @param said takes sentences for people, about nodes that are quarantined and what verifiers
   *     noticed
   * @param keeping what is kept for a receipt
   * @param kept takes that, once the job is over
   */
  public record Checks(
      Policy policy, Consumer<String> said, Keeping keeping, Consumer<Dossier> kept) {
    /** Nothing is checked. */
    public static final Checks NONE = new Checks(new Policy.None(), sentence -> {});

    /** Checks without a use for the record. */
    public Checks(Policy policy, Consumer<String> said) {
      this(policy, said, Keeping.NOTHING, dossier -> {});
    }
  }

  /** A reactor without a watcher, which checks nothing. */
  public ClusterReactor(Cluster cluster, Sizes sizes, byte[] program, ProgramBytes programs) {
    this(cluster, sizes, program, programs, Checks.NONE, (job, seen) -> {});
  }

  /**
   * A reactor.
   *
   * @param cluster the members; not closed by this object
   * @param program what members compile
   * @param programs reads what they say when it fails
   * @param checks how results are checked
   * @param watcher sees how jobs stand
   */
  public ClusterReactor(
      Cluster cluster,
      Sizes sizes,
      byte[] program,
      ProgramBytes programs,
      Checks checks,
      Watcher watcher) {
    this.checks = checks;
    this.watcher = watcher;
    this.cluster = cluster;
    this.sizes = sizes;
    this.program = Bytes.of(program);
    this.programs = programs;
  }

  @Override
  public Outcome run(Job job, Observer observer) {
    if (job.seed().isPresent()) {
      throw new IllegalArgumentException("choices of several nodes are not drawn from one seed");
    }
    try (Vigil vigil = new Vigil(cluster, job.budget(), checks.said())) {
      return watched(job, observer, vigil);
    }
  }

  private Outcome watched(Job job, Observer observer, Vigil vigil) {
    try {
      return new ClusterRun(job, observer).outcome();
    } catch (InterruptedException | IllegalStateException e) {
      if (vigil.hasEnded()) {
        throw new ClusterException(
            Cause.NO_MAJORITY,
            "Most of the nodes are missing, so the run can neither go on nor be shown.");
      }
      if (e instanceof IllegalStateException failure) {
        throw failure;
      }
      Thread.currentThread().interrupt();
      return new Outcome(End.INTERRUPTED, Solution.of(job.content()), 0, 0, 0, 0, null);
    } catch (CodecException e) {
      throw new ClusterException(Cause.JOB, "The solution cannot travel: " + e.getMessage() + ".");
    }
  }

  /** One run of a job. */
  private final class ClusterRun {
    private final Job job;
    private final Observer observer;
    private final long start = System.nanoTime();
    private @Nullable End limit;
    private int shown;

    ClusterRun(Job job, Observer observer) {
      this.job = job;
      this.observer = observer;
    }

    Outcome outcome() throws CodecException, InterruptedException {
      ClusterJob running =
          ClusterJob.submit(
              cluster, sizes, ClusterJob.newName(), program, job, false, checks.policy());
      Referee referee = running.referee(job, programs, checks.said(), checks.keeping());
      Answer.Seen seen = running.look();
      Duration poll = FIRST_POLL;
      while (seen.ending() == null) {
        show(running, seen);
        watcher.look(running.id(), seen);
        if (referee.act(seen)) {
          poll = FIRST_POLL;
        }
        if (referee.isDeserted()) {
          running.taken();
          throw running.deserted();
        }
        if (limit == null) {
          limit = reason(seen);
          if (limit != null) {
            running.cancel(limit);
          }
        }
        Thread.sleep(poll);
        poll =
            poll.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? poll.multipliedBy(2) : LONGEST_POLL;
        seen = running.look();
      }
      referee.act(seen);
      show(running, seen);
      Outcome outcome = running.outcome(seen, seen.ending(), limit, programs);
      if (!(checks.policy() instanceof Policy.None)) {
        checks.kept().accept(referee.dossier(seen));
      }
      running.taken();
      return outcome;
    }

    /** Hands on what was printed since the last look. */
    private void show(ClusterJob running, Answer.Seen seen) {
      running.lines(seen, shown).forEach(observer::printed);
      shown = seen.lines().size();
    }

    /** The reason for which the job is to end now, or null. */
    private @Nullable End reason(Answer.Seen seen) {
      Budget budget = job.budget();
      budget.watcher().accept(seen.reactions());
      if (budget.cancellation().isCancelled()) {
        return End.INTERRUPTED;
      }
      return budget.time() != null && System.nanoTime() - start >= budget.time().toNanos()
          ? End.TIME_LIMIT
          : null;
    }
  }
}
