package hocl.runtime.worker;

import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.cluster.Worksite;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.CommitSignature;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.ledger.VerdictSignature;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import hocl.runtime.worker.Misbehavior.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worksite at which executors do wrong without knowing: what they send is changed on its way out.
 * Any thread may call.
 */
public final class Misbehaving implements Worksite {

  private final Worksite honest;
  private final Misbehavior behavior;
  private final Random random;
  private final ProgramBytes programs;
  private final Consumer<String> said;
  private final AtomicBoolean done = new AtomicBoolean();
  private final SigningKey key = SigningKey.draw();

  /**
   * A worksite.
   *
   * @param honest what is behind it
   * @param random decides about lies; any thread may use it
   * @param programs writes what is told of a failure
   * @param said takes a sentence for each lie
   */
  public Misbehaving(
      Worksite honest,
      Misbehavior behavior,
      Random random,
      ProgramBytes programs,
      Consumer<String> said) {
    this.honest = honest;
    this.behavior = behavior;
    this.random = random;
    this.programs = programs;
    this.said = said;
  }

  @Override
  public Post post(String job) {
    return new Lying(job, honest.post(job));
  }

  @Override
  public BlobStore blobs() {
    return honest.blobs();
  }

  @Override
  public Sender sender(int slot) {
    return honest.sender(slot);
  }

  @Override
  public boolean isRunning() {
    return honest.isRunning();
  }

  @Override
  public void attend(String job) {
    honest.attend(job);
  }

  /** Whether it lies about the next task. */
  private boolean lies() {
    return behavior.kind() == Kind.ONCE
        ? !done.get()
        : behavior.share() >= 1 || random.nextDouble() < behavior.share();
  }

  /** The way of one executor to a ledger. It numbers commands anew, as it sends others. */
  private final class Lying implements Post {
    private final String job;
    private final Post post;
    private final FalseResults results;
    private long sequence;
    private boolean holding;

    Lying(String job, Post post) {
      this.job = job;
      this.post = post;
      this.results = new FalseResults(job, honest.blobs(), programs);
    }

    @Override
    public Answer send(Request request) throws InterruptedException {
      Sender sender = request.sender();
      if (request.command() instanceof Command.Look) {
        return post.send(request);
      }
      if (!(request.command() instanceof Command.Work work)) {
        return forward(sender, request.command());
      }
      return switch (behavior.kind()) {
        case SILENT -> silent(sender, work);
        case LAZY -> lazy(sender, work);
        case TWOFACED -> twofaced(sender, work);
        case COLLUDE ->
            judging(
                sender,
                new Command.Work(changed(work.commit()), work.verdict(), work.next()),
                true);
        case RANDOM, RARELY, ONCE, FALSE_ERROR, FORGE_PRINT ->
            forward(sender, new Command.Work(changed(work.commit()), work.verdict(), work.next()));
        case COPY -> judging(sender, work, true);
        case FALSE_VERDICT -> judging(sender, work, false);
      };
    }

    private Answer forward(Sender sender, Command command) throws InterruptedException {
      return post.send(new Request(sender, ++sequence, signed(command)));
    }

    /** A command with results that are signed by one key, those that are lies, too. */
    private Command signed(Command command) {
      return command instanceof Command.Work work && work.commit() != null
          ? new Command.Work(CommitSignature.sign(work.commit(), key), work.verdict(), work.next())
          : command;
    }

    private Command.Verdict verdict(Provisional step, boolean right, String words) {
      return VerdictSignature.sign(
          new Command.Verdict(step.fence(), right, words), step.commit(), key);
    }

    private @Nullable Commit changed(@Nullable Commit commit) {
      if (commit == null || !lies()) {
        return commit;
      }
      Commit lie =
          switch (behavior.kind()) {
            case FALSE_ERROR -> results.failed(commit);
            case FORGE_PRINT -> results.printed(commit);
            case COLLUDE -> results.changed(commit, new Random(commit.task()));
            case RANDOM, RARELY, ONCE, TWOFACED -> results.changed(commit, random);
            case LAZY, SILENT, COPY, FALSE_VERDICT -> null;
          };
      if (lie == null || (behavior.kind() == Kind.ONCE && done.getAndSet(true))) {
        return commit;
      }
      said.accept(
          "Lies about task " + commit.task() + " of job " + job + ": " + behavior.kind().text());
      return lie;
    }

    /** Takes a lease and lets it lie, until it is taken away. */
    private Answer silent(Sender sender, Command.Work work) throws InterruptedException {
      if (holding && work.next()) {
        Answer seen = post.send(new Request(sender, 0, new Command.Look()));
        if (seen instanceof Answer.Seen job
            && job.ending() == null
            && job.holders().contains(sender)) {
          return waiting();
        }
      }
      Answer answer = forward(sender, new Command.Work(null, null, work.next()));
      holding = lease(answer) != null;
      return holding ? waiting() : answer;
    }

    private static Answer waiting() {
      return new Answer.Worked(Answer.Verdict.NONE, List.of(), new Answer.Wait(List.of()));
    }

    /** Settles all leases and calls all results of others right, without looking into them. */
    private Answer lazy(Sender sender, Command.Work work) throws InterruptedException {
      Answer answer = forward(sender, work);
      while (answer instanceof Answer.Worked worked) {
        if (worked.next() instanceof Answer.Leased leased) {
          Lease lease = leased.lease();
          said.accept("Lies about task " + lease.task() + " of job " + job + ": lazy");
          answer = forward(sender, new Command.Work(FalseResults.settled(lease), null, true));
        } else if (worked.next() instanceof Answer.Verify verify) {
          Command.Verdict verdict = verdict(verify.step(), true, "");
          answer = forward(sender, new Command.Work(null, verdict, true));
        } else {
          return answer;
        }
      }
      return answer;
    }

    /** Says the same of all results of others, without looking into them. */
    private Answer judging(Sender sender, Command.Work work, boolean right)
        throws InterruptedException {
      Answer answer = forward(sender, work);
      while (answer instanceof Answer.Worked worked
          && worked.next() instanceof Answer.Verify verify) {
        String words = right ? "" : "other atoms come out of it";
        Command.Verdict verdict = verdict(verify.step(), right, words);
        answer = forward(sender, new Command.Work(null, verdict, true));
      }
      return answer;
    }

    /** Hands in another result for the same lease. */
    private Answer twofaced(Sender sender, Command.Work work) throws InterruptedException {
      Commit commit = work.commit();
      Commit other = changed(commit);
      if (commit == null || other == null || commit.equals(other)) {
        return forward(sender, work);
      }
      forward(sender, new Command.Work(commit, work.verdict(), false));
      try {
        forward(sender, new Command.Work(other, null, false));
      } catch (WorkerException e) {
        said.accept("The other result is refused: " + e.getMessage());
      }
      return forward(sender, new Command.Work(null, null, work.next()));
    }

    private static @Nullable Lease lease(Answer answer) {
      return answer instanceof Answer.Worked worked && worked.next() instanceof Answer.Leased leased
          ? leased.lease()
          : null;
    }

    @Override
    public void pause(Duration longest) throws InterruptedException {
      post.pause(longest);
    }
  }
}
