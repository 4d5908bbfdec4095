package hocl.runtime.referee;

import hocl.runtime.check.Policy;
import hocl.runtime.check.ProofCost;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.CpuTime;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Job;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Client;
import hocl.runtime.task.Hands;
import hocl.runtime.task.MemoryBlobs;
import hocl.runtime.task.MemoryPost;
import hocl.runtime.task.Sizes;
import hocl.runtime.task.Task;
import hocl.runtime.task.Verifier;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first tasks of a job, done and verified in this process to see what each costs. The job is
 * left where it stands when the time is over. For one thread.
 */
public final class VerificationTrial {

  /** What is done before code is compiled costs otherwise than what comes later. */
  private static final int TASKS_LEFT_OUT = 2;

  /** A job may have no task at all. */
  private static final int MOST_RUNS = 1000;

  private static final Sender CLIENT = new Sender("client", 1, 0);
  private static final Policy POLICY = new Policy.Trace(1);
  private static final int FIRST = 0;
  private static final int SECOND = 1;

  private final Job job;
  private final JobSpec spec;
  private final Hands hands;
  private MemoryPost post = new MemoryPost();
  private final Sender[] senders = {new Sender("first", 1, 0), new Sender("second", 1, 0)};
  private final long[] sequences = new long[senders.length];
  private final Commit[] commits = new Commit[senders.length];
  private final Command.Verdict[] verdicts = new Command.Verdict[senders.length];
  private final Task[] tasks = new Task[senders.length];
  private final Verifier[] verifiers = new Verifier[senders.length];
  private final Map<Long, Long> costs = new java.util.HashMap<>();
  private final Cancellation cancellation = new Cancellation();

  /** The CPU time at which the second half begins. */
  private final long half;

  private final long until;
  private Costs cold = Costs.NONE;
  private Costs warm = Costs.NONE;
  private int done;

  private VerificationTrial(Job job, Sizes sizes, long nanos) {
    Distribution distribution = job.chemistry().distribution(job.content());
    Blobs blobs =
        new Blobs(new MemoryBlobs(), "job", job.chemistry().definitions(), sizes.blobAtoms());
    this.job = job;
    spec =
        Client.specification(
            "job",
            distribution,
            sizes,
            job.content(),
            job.budget().reactions(),
            null,
            false,
            POLICY);
    hands = Hands.of(job.chemistry(), distribution, spec, blobs, failure -> Bytes.NONE);
    for (int who = FIRST; who <= SECOND; who++) {
      tasks[who] = hands.task(1);
      verifiers[who] = hands.verifier(who);
    }
    half = CpuTime.now() + nanos / 2;
    until = half + nanos / 2;
  }

  /**
   * What was measured.
   *
   * @param tasks the number of tasks that were done and verified
   * @param executing the CPU time of these tasks, in nanoseconds
   * @param verifying the CPU time of verifying them, in nanoseconds
   * @param searching the part of that which is the search that shows that nothing can react, where
   *     tasks are verified by their traces
   * @param proofs how many were verified in which way
   */
  public record Costs(
      int tasks, long executing, long verifying, long searching, Map<Verifier.Proof, Long> proofs) {

    private static final Costs NONE = new Costs(0, 0, 0, 0, Map.of());

    private Costs plus(long execution, long verification, long search, Verifier.Proof proof) {
      Map<Verifier.Proof, Long> all = new EnumMap<>(Verifier.Proof.class);
      all.putAll(proofs);
      all.merge(proof, 1L, Long::sum);
      return new Costs(
          tasks + 1, executing + execution, verifying + verification, searching + search, all);
    }

    /**
     * The part of verifying that is the search that shows that nothing can react, in executions.
     */
    public double search() {
      return executing == 0 ? 0 : (double) searching / executing;
    }

    /** The cost of verifying, in executions; or what is taken for granted if it is not known. */
    public ProofCost proof() {
      return tasks == 0 || executing == 0
          ? ProofCost.UNKNOWN
          : new ProofCost((double) verifying / executing, 0, true);
    }
  }

  /**
   * Does the first tasks of a job, or all of them several times; calls no observer. In the first
   * half of the time code is compiled, so what that half costs counts only if the job is too short
   * for more.
   *
   * @param nanos the longest CPU time, about
   * @throws CodecException if something in the job does not travel
   * @throws InterruptedException if the thread was interrupted
   */
  public static Costs of(Job job, Sizes sizes, long nanos)
      throws CodecException, InterruptedException {
    VerificationTrial trial = new VerificationTrial(job, sizes, nanos);
    for (int runs = 0; runs < MOST_RUNS && CpuTime.now() < trial.until; runs++) {
      trial.run();
    }
    return trial.warm.tasks() == 0 ? trial.cold : trial.warm;
  }

  private void run() throws CodecException, InterruptedException {
    post = new MemoryPost();
    new Client(CLIENT, post, hands.blobs()).submit(spec, hands.distribution(), job.content());
    Referee referee =
        new Referee(
            new Sender("client", 1, SECOND), post, POLICY, () -> hands, said -> {}, Draws.fresh());
    for (int who = FIRST; who <= SECOND; who++) {
      sequences[who] = 0;
      commits[who] = null;
      verdicts[who] = null;
      send(who, new Command.Join());
    }
    costs.clear();
    boolean over = false;
    while (!over && CpuTime.now() < until) {
      // both are asked in turn, so that each has a verifier for its work
      boolean firstOver = step(FIRST);
      boolean secondOver = step(SECOND);
      over = firstOver || secondOver;
      if (look() instanceof Answer.Seen seen) {
        referee.act(seen);
      }
    }
  }

  private Answer look() {
    return post.send(new Request(CLIENT, 0, new Command.Look()));
  }

  private Answer send(int who, Command command) {
    return post.send(new Request(senders[who], ++sequences[who], command));
  }

  /** Lets one of both do what it is told; gives whether the job is over. */
  private boolean step(int who) throws CodecException {
    Command work = new Command.Work(commits[who], verdicts[who], true);
    commits[who] = null;
    verdicts[who] = null;
    Answer.@Nullable Next next =
        send(who, work) instanceof Answer.Worked worked ? worked.next() : null;
    switch (next) {
      case Answer.Leased leased -> {
        long before = CpuTime.now();
        Commit commit = tasks[who].run(leased.lease(), cancellation);
        costs.put(leased.lease().fence(), CpuTime.now() - before);
        commits[who] = commit;
      }
      case Answer.Verify verify -> verdicts[who] = verdict(who, verify.step());
      case Answer.Wait wait -> {}
      case null, default -> {
        return true;
      }
    }
    return false;
  }

  private Command.@Nullable Verdict verdict(int who, Provisional step) throws CodecException {
    long searched = verifiers[who].searching();
    long before = CpuTime.now();
    Verifier.Finding found = verifiers[who].verify(step, cancellation);
    long cost = CpuTime.now() - before;
    searched = verifiers[who].searching() - searched;
    Long execution = costs.remove(step.fence());
    if (found == null) {
      return null;
    }
    if (execution != null && ++done > TASKS_LEFT_OUT) {
      if (before < half) {
        cold = cold.plus(execution, cost, searched, found.proof());
      } else {
        warm = warm.plus(execution, cost, searched, found.proof());
      }
    }
    return new Command.Verdict(step.fence(), found.right(), found.words());
  }
}
