package hocl.runtime.cluster;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.MemoryBlobs;
import hocl.runtime.task.MemoryPost;
import hocl.runtime.task.Post;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One node in the memory of this process, without a network: a cluster of its own. */
public final class MemoryCluster implements StandingCluster, AutoCloseable {

  private static final String NAME = "here";

  private final Map<String, MemoryPost> posts = new ConcurrentHashMap<>();
  private final MemoryBlobs blobs = new MemoryBlobs();
  private final Worksite site = new Here();
  private final Roster roster;
  private final int threads;
  private volatile boolean closed;

  /**
   * A node.
   *
   * @param programs compiles programs
   * @param threads the number of executors for each job
   */
  public MemoryCluster(ProgramBytes programs, int threads) {
    this.threads = threads;
    this.roster = new Roster(programs, threads, trouble -> {});
  }

  /** The executors of this process. */
  private final class Here implements Worksite {
    private final long incarnation = new SecureRandom().nextLong() >>> 1;

    @Override
    public Post post(String job) {
      return posts.computeIfAbsent(job, absent -> new MemoryPost());
    }

    @Override
    public BlobStore blobs() {
      return blobs;
    }

    @Override
    public Sender sender(int slot) {
      return new Sender(NAME, incarnation, slot);
    }

    @Override
    public boolean isRunning() {
      return !closed;
    }

    @Override
    public void attend(String job) {}
  }

  @Override
  public Post post(String job) {
    return site.post(job);
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public void work(Request create) throws InterruptedException {
    String job = JobText.jobOf(create);
    String trouble = roster.work(site, job, Codec.encode(create));
    if (trouble != null) {
      throw new ClusterException(
          ClusterException.Cause.JOB, "The node cannot do the job: " + trouble);
    }
  }

  @Override
  public List<NodeStanding> nodes() {
    return List.of(new NodeStanding(NAME, "", 0, threads, ""));
  }

  @Override
  public String address() {
    return "";
  }

  @Override
  public boolean hasMajority() {
    return !closed;
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public int voters() {
    return 1;
  }

  @Override
  public Set<String> jobs() throws InterruptedException {
    Set<String> open = new TreeSet<>();
    for (String job : roster.jobs()) {
      if (isOpen(job)) {
        open.add(job);
      }
    }
    return open;
  }

  private boolean isOpen(String job) throws InterruptedException {
    byte[] create = roster.begun(job);
    Request look = new Request(site.sender(0), 0, new Command.Look());
    try {
      return create != null
          && Codec.request(create).command() instanceof Command.Create begun
          && post(job).send(look) instanceof Answer.Seen seen
          && (seen.ending() == null || !seen.ending().isFinal(begun.spec()));
    } catch (CodecException e) {
      return false;
    }
  }

  @Override
  public Set<String> kept() {
    return roster.jobs();
  }

  @Override
  public byte @Nullable [] begun(String job) {
    return roster.begun(job);
  }

  @Override
  public void forget(String job) throws InterruptedException {
    byte @Nullable [] create = roster.forget(job);
    if (create != null) {
      Leftovers.remove(job, create, post(job), blobs);
    }
    posts.remove(job);
  }

  /** Stops all executors after what they do now. */
  @Override
  public void close() {
    closed = true;
    roster.stop();
  }
}
