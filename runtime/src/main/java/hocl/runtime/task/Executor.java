package hocl.runtime.task;

import hocl.runtime.codec.CodecException;
import hocl.runtime.flight.CommitEvent;
import hocl.runtime.flight.FlightLog;
import hocl.runtime.flight.TaskEvent;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.CommitSignature;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.ledger.VerdictSignature;
import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works on the tasks of one job until the job ends: leases, reacts, commits. While nothing is free
 * it watches the leases of the others, and revokes those whose holders are silent for too long. For
 * one thread.
 */
public final class Executor {

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

  private final Sender sender;
  private final Post post;
  private final Blobs blobs;
  private final Task task;
  private final Verifier verifier;
  private final Duration patience;
  private final Cancellation cancellation;
  private final @Nullable SigningKey key;
  private long sequence;

  /** How long each lease of the others was seen while this executor was waiting. */
  private final Map<Long, Duration> watched = new HashMap<>();

  /**
   * An executor.
   *
   * @param verifier judges the commits of others
   * @param patience how long a holder of a lease may be silent; only the time counts that this
   *     executor spends waiting, so that its own troubles are not blamed on others
   * @param cancellation stops a task early
   * @param key signs results, or null where nobody checks them
   */
  public Executor(
      Sender sender,
      Post post,
      Blobs blobs,
      Task task,
      Verifier verifier,
      Duration patience,
      Cancellation cancellation,
      @Nullable SigningKey key) {
    this.key = key;
    this.sender = sender;
    this.post = post;
    this.blobs = blobs;
    this.task = task;
    this.verifier = verifier;
    this.patience = patience;
    this.cancellation = cancellation;
  }

  /**
   * Works until the job ends.
   *
   * @return how it ended, or null if this executor was cancelled or may not take part any longer
   * @throws CodecException if a result does not travel
   * @throws InterruptedException if the thread was interrupted
   * @throws QuarantinedException if it was proved that this node gave a wrong result
   */
  public @Nullable Ending run() throws CodecException, InterruptedException {
    if (!(send(new Command.Join()) instanceof Answer.Done)) {
      return null;
    }
    Commit commit = null;
    Command.Verdict verdict = null;
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      boolean stopping = cancellation.isCancelled();
      if (!(work(commit, verdict, !stopping) instanceof Answer.Worked worked)) {
        return null;
      }
      blobs.remove(worked.released());
      if (stopping) {
        return null;
      }
      commit = null;
      verdict = null;
      switch (worked.next()) {
        case Answer.Leased leased -> {
          watched.clear();
          pause = SHORTEST_PAUSE;
          commit = signed(run(leased));
        }
        case Answer.Verify verify -> {
          watched.clear();
          pause = SHORTEST_PAUSE;
          verdict = verify(verify.step());
        }
        case Answer.Wait wait -> {
          watch(wait.live(), pause);
          post.pause(pause);
          pause = pause.multipliedBy(2);
          pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
        case Answer.Ended ended -> {
          return ended.ending();
        }
        case Answer.Nothing nothing -> throw new IllegalStateException("a lease was asked for");
      }
    }
  }

  /** Hands in what was done, and asks for more. */
  private Answer work(@Nullable Commit commit, Command.@Nullable Verdict verdict, boolean more)
      throws InterruptedException {
    Command.Work done = new Command.Work(commit, verdict, more);
    if (commit == null || !FlightLog.isAsked()) {
      return send(done);
    }
    CommitEvent event = new CommitEvent();
    event.begin();
    try {
      Answer answer = send(done);
      event.answered = answer instanceof Answer.Worked;
      return answer;
    } finally {
      event.task = commit.task();
      event.fence = commit.fence();
      event.reactions = commit.reactions();
      event.commit();
    }
  }

  private @Nullable Commit signed(@Nullable Commit commit) {
    return commit == null || key == null ? commit : CommitSignature.sign(commit, key);
  }

  private @Nullable Commit run(Answer.Leased leased) throws CodecException {
    return FlightLog.isAsked() ? runRecorded(leased.lease()) : run(leased.lease());
  }

  private @Nullable Commit run(Lease lease) throws CodecException {
    try {
      return task.run(lease, cancellation);
    } catch (LostBlobException e) {
      // the lease is over, or the job will be when this has come to nothing too often
      return null;
    }
  }

  private @Nullable Commit runRecorded(Lease lease) throws CodecException {
    TaskEvent event = new TaskEvent();
    event.begin();
    try {
      Commit commit = run(lease);
      if (commit != null) {
        event.reactions = commit.reactions();
        event.end = commit.end().name();
      }
      return commit;
    } finally {
      event.task = lease.task();
      event.fence = lease.fence();
      event.fragments = lease.parts().size();
      event.commit();
    }
  }

  private Command.@Nullable Verdict verify(Provisional step) throws CodecException {
    Verifier.Finding found = verifier.verify(step, cancellation);
    // what is not there for this node just now, as when others are killed or hang, may be there for
    // the referee: it decides when it was looked for in vain several times
    if (found == null || (!found.right() && found.proof() == Verifier.Proof.PRESENCE)) {
      return null;
    }
    Command.Verdict verdict =
        new Command.Verdict(step.fence(), found.right(), found.words(), found.remark(), Bytes.NONE);
    return key == null ? verdict : VerdictSignature.sign(verdict, step.commit(), key);
  }

  private void watch(List<Answer.Live> live, Duration pause) throws InterruptedException {
    watched.keySet().retainAll(live.stream().map(Answer.Live::fence).toList());
    for (Answer.Live lease : live) {
      Duration seen = watched.merge(lease.fence(), pause, Duration::plus);
      if (seen.compareTo(patience.multipliedBy(lease.allowance())) > 0) {
        watched.remove(lease.fence());
        send(new Command.Revoke(lease.fence()));
      }
    }
  }

  private Answer send(Command command) throws InterruptedException {
    Answer answer = post.send(new Request(sender, ++sequence, command));
    if (answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.QUARANTINED) {
      throw new QuarantinedException();
    }
    return answer;
  }
}
