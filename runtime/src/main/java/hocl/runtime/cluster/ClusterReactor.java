package hocl.runtime.cluster;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Client;
import hocl.runtime.task.Sizes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reacts on the members of a {@link LocalCluster}. Of the observer only {@link Observer#printed} is
 * called: lines are released when the task that printed them is committed.
 */
public final class ClusterReactor implements Reactor {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final int MOST_BYTES_OF_NAME = 8;

  private final LocalCluster cluster;
  private final Sizes sizes;
  private final Bytes program;
  private final Programs programs;
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

  /** A reactor without a watcher. */
  public ClusterReactor(LocalCluster cluster, Sizes sizes, byte[] program, Programs programs) {
    this(cluster, sizes, program, programs, (job, seen) -> {});
  }

  /**
   * A reactor.
   *
   * @param cluster the members; not closed by this object
   * @param program what members compile
   * @param programs reads what they say when it fails
   * @param watcher sees how jobs stand
   */
  public ClusterReactor(
      LocalCluster cluster, Sizes sizes, byte[] program, Programs programs, Watcher watcher) {
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
    try {
      return new ClusterRun(job, observer).outcome();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(End.INTERRUPTED, Solution.of(job.content()), 0, 0, 0, 0, null);
    } catch (CodecException e) {
      throw new ClusterException("The solution cannot travel: " + e.getMessage() + ".", true);
    }
  }

  /** One run of a job. */
  private final class ClusterRun {
    private final Job job;
    private final Observer observer;
    private final String id;
    private final Sender sender;
    private final Blobs blobs;
    private final long start = System.nanoTime();
    private @Nullable End limit;
    private int shown;

    ClusterRun(Job job, Observer observer) {
      this.job = job;
      this.observer = observer;
      SecureRandom random = new SecureRandom();
      byte[] name = new byte[MOST_BYTES_OF_NAME];
      random.nextBytes(name);
      this.id = java.util.HexFormat.of().formatHex(name);
      this.sender = new Sender("client", random.nextLong() >>> 1, 0);
      this.blobs = new Blobs(cluster.blobs(), id, job.chemistry().definitions(), sizes.blobAtoms());
    }

    Outcome outcome() throws CodecException, InterruptedException {
      Distribution distribution = job.chemistry().distribution(job.content());
      BlobRef text =
          blobs
              .pen(0, 1, sender.incarnation())
              .write(new JobText(distribution, program).encode(), 0);
      JobSpec spec =
          Client.specification(
              id, distribution, sizes, job.content(), job.budget().reactions(), text);
      Client client = new Client(sender, cluster.post(id), blobs);
      if (!client.submit(spec, distribution, job.content())) {
        throw new ClusterException("The ledger of the job was lost.", false);
      }
      cluster.work(new Request(sender, 0, new Command.Create(spec)));
      Answer.Seen seen = look();
      while (seen.ending() == null) {
        show(seen);
        watcher.look(id, seen);
        if (limit == null && isOver(seen)) {
          client.cancel("");
        }
        Thread.sleep(POLL);
        seen = look();
      }
      show(seen);
      Outcome outcome = outcome(seen, seen.ending());
      client.taken();
      return outcome;
    }

    private Answer.Seen look() throws InterruptedException {
      Answer answer = cluster.post(id).send(new Request(sender, 0, new Command.Look()));
      if (answer instanceof Answer.Seen seen) {
        return seen;
      }
      throw new ClusterException("The ledger of the job was lost.", false);
    }

    /** Hands on what was printed since the last look. */
    private void show(Answer.Seen seen) {
      Blobs texts = new Blobs(cluster.blobs(), id, Definitions.NONE, sizes.blobAtoms());
      for (; shown < seen.lines().size(); shown++) {
        texts.read(seen.lines().get(shown)).forEach(line -> observer.printed((String) line));
      }
    }

    private boolean isOver(Answer.Seen seen) {
      Budget budget = job.budget();
      budget.watcher().accept(seen.reactions());
      if (budget.cancellation().isCancelled()) {
        limit = End.INTERRUPTED;
      } else if (budget.time() != null && System.nanoTime() - start >= budget.time().toNanos()) {
        limit = End.TIME_LIMIT;
      }
      return limit != null;
    }

    private Outcome outcome(Answer.Seen seen, Ending ending) {
      Molecule atoms = blobs.read(seen.content());
      Molecule content =
          seen.rules() == null ? atoms : Molecule.join(List.of(blobs.read(seen.rules()), atoms));
      Solution solution = Solution.of(content);
      return switch (ending.kind()) {
        case INERT -> outcome(End.INERT, (Solution) Atoms.settled(solution), seen);
        case REACTION_LIMIT -> outcome(End.REACTION_LIMIT, solution, seen);
        case CANCELLED -> outcome(limit == null ? End.INTERRUPTED : limit, solution, seen);
        case FAILED ->
            new Outcome(
                End.FAILED, solution, seen.reactions(), 0, 0, 0, programs.read(ending.detail()));
        case LOST ->
            throw new ClusterException(
                "The job was given up: "
                    + new String(ending.detail().get(), StandardCharsets.UTF_8)
                    + ".",
                true);
      };
    }

    private Outcome outcome(End end, Solution solution, Answer.Seen seen) {
      return new Outcome(end, solution, seen.reactions(), 0, 0, 0, null);
    }
  }
}
