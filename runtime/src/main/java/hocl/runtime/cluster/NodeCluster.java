package hocl.runtime.cluster;

import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Request;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A member of a cluster that stays: works on the jobs of all gateways, says when it has lost the
 * majority, and joins anew when the others went on without it. Any thread may call.
 */
public final class NodeCluster implements StandingCluster, AutoCloseable {

  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** The number of looks after which a new voter that still has no memory is reported. */
  private static final int MOST_FORGETFUL = 8;

  /** Rules may be made of deep atoms; memory is only taken as far as it is used. */
  private static final long STACK_BYTES = 1L << 30;

  private final Entrance entrance;
  private final ProgramBytes programs;
  private final int threads;
  private final String address;
  private final Consumer<String> said;
  private volatile Node node;
  private volatile Roster roster;
  private volatile boolean closed;

  private NodeCluster(
      Entrance entrance, ProgramBytes programs, int threads, Consumer<String> said, Node node) {
    this.entrance = entrance;
    this.programs = programs;
    this.threads = threads;
    this.said = said;
    this.node = node;
    this.address = node.address();
    this.roster = new Roster(programs, threads, said);
  }

  /**
   * Starts a member and returns when it has joined, or has founded the cluster.
   *
   * @param programs compiles programs
   * @param said takes sentences for people: about the majority, and about jobs that this node
   *     cannot do
   * @throws ClusterException if it cannot take part
   * @throws InterruptedException if the thread was interrupted
   */
  public static NodeCluster start(
      MemberSettings settings, ProgramBytes programs, Consumer<String> said)
      throws InterruptedException {
    Entrance entrance = new Entrance(settings);
    NodeCluster cluster =
        new NodeCluster(entrance, programs, settings.threads(), said, entrance.enter());
    new Thread(null, cluster::work, "hocl-roster", STACK_BYTES).start();
    Thread.ofPlatform().daemon().name("hocl-majority").start(cluster::watch);
    return cluster;
  }

  /** Gives the executors of this node the jobs of the cluster, until it is closed. */
  private void work() {
    try {
      while (!closed) {
        try {
          round(node, roster);
        } catch (NodeEndedException e) {
          // the next round is with the node that follows
        } catch (RuntimeException e) {
          if (node.isRunning()) {
            said.accept("A look at the jobs came to nothing: " + e);
          }
        }
        Thread.sleep(BETWEEN_ROUNDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void round(Node at, Roster jobs) throws InterruptedException {
    Set<String> submitted = at.submitted();
    for (String job : submitted) {
      byte[] create = jobs.knows(job) ? null : at.submitted(job);
      if (create != null) {
        jobs.work(at, job, create);
      }
    }
    Set<String> gone = new HashSet<>(jobs.jobs());
    gone.removeAll(submitted);
    gone.forEach(jobs::forget);
    jobs.revive(at);
  }

  /** Tells of the majority, and joins anew where nothing else helps, until it is closed. */
  private void watch() {
    boolean together = false;
    boolean founded = false;
    int alone = 0;
    int forgetful = 0;
    try {
      while (!closed) {
        boolean majority = node.hasMajority();
        if (majority && !together) {
          said.accept(founded ? "The majority is back; jobs go on." : "The majority is together.");
        } else if (!majority && together) {
          said.accept(missing() + "Jobs pause until most of the voters are together.");
        } else if (!majority && !founded && alone == 0) {
          said.accept(missing() + "Jobs wait until most of the voters are together.");
        }
        founded |= majority;
        together = majority;
        if (majority) {
          alone = 0;
        } else if (alone == 0 || areElsewhere()) {
          alone++;
        }
        if (!majority || node.remembers()) {
          forgetful = 0;
        } else if (++forgetful == MOST_FORGETFUL) {
          said.accept(
              "Most voters are here, but too many of them are new, or have lost what they knew. Jobs"
                  + " wait for the others.");
        }
        if (alone > entrance.patience() || roster.isExcluded()) {
          joinAnew();
          alone = 0;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether another one answers without being a member: it may be with the majority, or join. */
  private boolean areElsewhere() {
    return entrance.strangers(node) > 0;
  }

  private String missing() {
    long here = node.standings().stream().filter(NodeStanding::isVoter).count();
    return node.voters() == 0
        ? "No voter is here. "
        : here + " of " + node.voters() + " voters " + (here == 1 ? "is" : "are") + " here. ";
  }

  /** Leaves without anything, and comes back as a new member. */
  private void joinAnew() throws InterruptedException {
    said.accept("The others went on without this node; it joins anew.");
    node.kill();
    roster.stop();
    while (!closed) {
      try {
        Node next = entrance.enterAnew();
        roster = new Roster(programs, threads, said);
        node = next;
        return;
      } catch (ClusterException e) {
        said.accept(String.valueOf(e.getMessage()));
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
  }

  /** Something that is asked of the node. */
  private interface Call<T> {
    T at(Node node) throws InterruptedException;
  }

  /** Asks the node; one that joins anew is asked again when it has joined. */
  private <T> T ask(Call<T> call) throws InterruptedException {
    while (true) {
      try {
        return call.at(node);
      } catch (NodeEndedException e) {
        if (closed) {
          throw new ClusterException(ClusterException.Cause.LOST, "The node has left the cluster.");
        }
        Thread.sleep(BETWEEN_ROUNDS);
      }
    }
  }

  private <T> T askQuietly(Call<T> call) {
    try {
      return ask(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a blob was moved", e);
    }
  }

  @Override
  public Post post(String job) {
    return new Post() {
      @Override
      public Answer send(Request request) throws InterruptedException {
        return ask(at -> at.post(job).send(request));
      }

      @Override
      public void pause(Duration longest) throws InterruptedException {
        Thread.sleep(longest);
      }
    };
  }

  @Override
  public BlobStore blobs() {
    return new BlobStore() {
      @Override
      public void put(String name, byte[] bytes) {
        askQuietly(at -> {
          at.blobs().put(name, bytes);
          return true;
        });
      }

      @Override
      @SuppressWarnings("NullAway") // null where there is none
      public byte @Nullable [] get(String name) {
        return askQuietly(at -> at.blobs().get(name));
      }

      @Override
      public void remove(String name) {
        askQuietly(at -> {
          at.blobs().remove(name);
          return true;
        });
      }
    };
  }

  /** Nodes look for jobs by themselves, and start executors again where more atoms came. */
  @Override
  public void work(Request create) {}

  @Override
  public List<NodeStanding> nodes() {
    try {
      return node.standings();
    } catch (RuntimeException e) {
      // it is joining anew
      return List.of();
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public boolean hasMajority() {
    return node.hasMajority();
  }

  @Override
  public boolean remembers() {
    return node.remembers();
  }

  @Override
  public int voters() {
    return node.voters();
  }

  @Override
  public Set<String> jobs() throws InterruptedException {
    return ask(Node::submitted);
  }

  @Override
  public Set<String> kept() throws InterruptedException {
    return ask(Node::kept);
  }

  @Override
  @SuppressWarnings("NullAway") // null where there is none
  public byte @Nullable [] begun(String job) throws InterruptedException {
    return ask(at -> at.submitted(job));
  }

  @Override
  public void forget(String job) throws InterruptedException {
    ask(at -> {
      at.forget(job);
      return true;
    });
  }

  /** The port at which other members reach this one. */
  public int port() {
    return node.port();
  }

  /** Leaves the cluster in order. */
  @Override
  public void close() {
    closed = true;
    roster.stop();
    node.close();
  }
}
