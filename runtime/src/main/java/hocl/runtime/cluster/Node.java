package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A member of a cluster: its share of the ledgers and blobs, and the way to those of others. */
public final class Node implements Worksite, AutoCloseable {

  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(50);

  /** So many members that left are told to the ledger of a job that is attended later. */
  private static final int MOST_DEPARTED = 64;

  /** The slot of the sender that tells ledgers of members that left; executors have others. */
  private static final int HOUSEKEEPING = 1_000_000;

  private final HazelcastInstance instance;
  private final IMap<String, Ledger> ledgers;
  private final IMap<String, byte[]> blobs;
  private final IMap<String, byte[]> submitted;
  private final String name;
  private final long incarnation;
  private final AtomicInteger voters;
  private final Set<String> jobs = ConcurrentHashMap.newKeySet();
  private final Deque<Command> departed = new ConcurrentLinkedDeque<>();
  private final AtomicLong sequence = new AtomicLong();

  private Node(HazelcastInstance instance, long incarnation, AtomicInteger voters) {
    this.voters = voters;
    this.instance = instance;
    this.incarnation = incarnation;
    this.ledgers = instance.getMap(MemberConfig.LEDGERS);
    this.blobs = instance.getMap(MemberConfig.BLOBS);
    this.submitted = instance.getMap(MemberConfig.JOBS);
    this.name = instance.getCluster().getLocalMember().getUuid().toString();
  }

  /** Starts a member; returns when it has joined. */
  public static Node start(MemberSettings settings) {
    // Hazelcast logs before it reads its configuration
    System.setProperty("hazelcast.logging.type", "none");
    long incarnation = new SecureRandom().nextLong() >>> 1;
    AtomicInteger voters = new AtomicInteger(settings.voters());
    Config config = MemberConfig.of(settings, incarnation, voters::get);
    Node node = new Node(Hazelcast.newHazelcastInstance(config), incarnation, voters);
    node.learnVoters();
    node.instance.getCluster().addMembershipListener(node.new Departures());
    return node;
  }

  /** A worker learns from any voter how many there are. */
  private void learnVoters() {
    for (Member member : instance.getCluster().getMembers()) {
      String number = member.getAttribute(MemberConfig.VOTERS);
      if (number != null) {
        voters.compareAndSet(0, Integer.parseInt(number));
      }
    }
  }

  /** Tells the ledgers of members that left. */
  private final class Departures implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      learnVoters();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      Member member = event.getMember();
      String number = member.getAttribute(MemberConfig.INCARNATION);
      if (number == null) {
        return;
      }
      Command left = new Command.Left(member.getUuid().toString(), Long.parseLong(number));
      departed.addLast(left);
      if (departed.size() > MOST_DEPARTED) {
        departed.pollFirst();
      }
      jobs.forEach(job -> tellSoon(job, List.of(left)));
    }
  }

  private void tellSoon(String job, List<Command> commands) {
    Thread.ofVirtual()
        .name("hocl-departure")
        .start(() -> commands.forEach(command -> tell(job, command)));
  }

  private void tell(String job, Command command) {
    try {
      synchronized (sequence) {
        if (order(job, command) instanceof Answer.Refused refused
            && refused.reason() == Answer.Reason.UNKNOWN_SENDER) {
          // the executors of this node have not joined yet
          order(job, new Command.Join());
          order(job, command);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NodeEndedException e) {
      // then another member tells it
    }
  }

  private Answer order(String job, Command command) throws InterruptedException {
    return post(job).send(new Request(sender(HOUSEKEEPING), sequence.incrementAndGet(), command));
  }

  /** The port at which other members reach this one. */
  public int port() {
    return instance.getCluster().getLocalMember().getAddress().getPort();
  }

  /** The number of members that this one sees, itself included. */
  public int members() {
    return instance.getCluster().getMembers().size();
  }

  /** Whether it sees most of the voters that the cluster was founded with. */
  public boolean hasMajority() {
    return isRunning() && MemberConfig.isMajority(instance.getCluster().getMembers(), voters.get());
  }

  /** The number of voters that the cluster was founded with; 0 while a worker has met none. */
  int voters() {
    return voters.get();
  }

  /** The members that this one sees, itself included. */
  List<NodeStanding> standings() {
    List<NodeStanding> all = new ArrayList<>();
    for (Member member : instance.getCluster().getMembers()) {
      all.add(
          new NodeStanding(
              member.getUuid().toString(),
              member.getAddress().getHost() + ":" + member.getAddress().getPort(),
              Integer.parseInt(attribute(member, MemberConfig.VOTER, "-1")),
              Integer.parseInt(attribute(member, MemberConfig.THREADS, "1")),
              attribute(member, MemberConfig.GATEWAY, "")));
    }
    return all;
  }

  /** The voters that a member says it was founded with, for each of those that say other ones. */
  List<String> otherFounders(String founders) {
    return instance.getCluster().getMembers().stream()
        .map(member -> attribute(member, MemberConfig.FOUNDERS, founders))
        .filter(text -> !text.equals(founders))
        .toList();
  }

  private static String attribute(Member member, String attribute, String absent) {
    String value = member.getAttribute(attribute);
    return value == null ? absent : value;
  }

  /** The jobs that were submitted to this cluster and not yet forgotten. */
  Set<String> submitted() throws InterruptedException {
    Set<String> all = insist(submitted::keySet);
    return all == null ? Set.of() : all;
  }

  /** The command that began a job, as bytes, or null if there is no such job. */
  byte @Nullable [] submitted(String job) throws InterruptedException {
    return insist(() -> submitted.get(job));
  }

  /** Tells all members of a job. */
  void submit(String job, byte[] create) throws InterruptedException {
    insist(() -> {
      submitted.set(job, create);
      return null;
    });
  }

  /** Takes a job and its ledger out of the cluster. */
  void forget(String job) throws InterruptedException {
    jobs.remove(job);
    insist(() -> {
      submitted.delete(job);
      ledgers.delete(job);
      return null;
    });
  }

  /** Whether it has not ended yet. */
  @Override
  public boolean isRunning() {
    return instance.getLifecycleService().isRunning();
  }

  /** The name of this node in ledgers. */
  public String name() {
    return name;
  }

  /** One of the senders of this node. */
  @Override
  public Sender sender(int slot) {
    return new Sender(name, incarnation, slot);
  }

  /** The name of the node that owns the entry with the ledger of a job. */
  public String ownerOf(String job) {
    Member owner = instance.getPartitionService().getPartition(job).getOwner();
    return owner == null ? "" : owner.getUuid().toString();
  }

  /** Tells the ledger of this job, too, which members left and when others leave. */
  @Override
  public void attend(String job) {
    jobs.add(job);
    List<Command> before = List.copyOf(departed);
    if (!before.isEmpty()) {
      tellSoon(job, before);
    }
  }

  /** The way to the ledger of a job. */
  @Override
  public Post post(String job) {
    return new Post() {
      @Override
      public Answer send(Request request) throws InterruptedException {
        byte[] command = Codec.encode(request);
        byte[] answer = insist(() -> ledgers.executeOnKey(job, new LedgerProcessor(command)));
        try {
          return answer == null ? new Answer.Lost() : Codec.answer(answer);
        } catch (CodecException e) {
          throw new IllegalStateException("a ledger answers in an unknown way", e);
        }
      }

      @Override
      public void pause(Duration longest) throws InterruptedException {
        Thread.sleep(longest);
      }
    };
  }

  /** The blobs of all jobs. */
  @Override
  public BlobStore blobs() {
    return new BlobStore() {
      @Override
      public void put(String blob, byte[] bytes) {
        insistQuietly(() -> {
          blobs.set(blob, bytes);
          return null;
        });
      }

      @Override
      public byte @Nullable [] get(String blob) {
        return insistQuietly(() -> blobs.get(blob));
      }

      @Override
      public void remove(String blob) {
        insistQuietly(() -> {
          blobs.delete(blob);
          return null;
        });
      }
    };
  }

  /** Something that is asked of the cluster and may be asked again. */
  private interface Call<T> {
    @Nullable T call();
  }

  private <T> @Nullable T insistQuietly(Call<T> call) {
    try {
      return insist(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a blob was moved", e);
    }
  }

  /**
   * Calls until the cluster answers: where it does not, the call may or may not have had its
   * effect, so calls are such that a second one does no harm.
   */
  private <T> @Nullable T insist(Call<T> call) throws InterruptedException {
    while (true) {
      try {
        return call.call();
      } catch (HazelcastException | IllegalStateException e) {
        if (!isRunning()) {
          throw new NodeEndedException();
        }
        Thread.sleep(BEFORE_ANOTHER_TRY);
      }
    }
  }

  /** Leaves the cluster at once, as a process that is killed does. */
  public void kill() {
    instance.getLifecycleService().terminate();
  }

  /** Leaves the cluster in order. */
  @Override
  public void close() {
    instance.shutdown();
  }
}
