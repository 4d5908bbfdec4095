package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import hocl.runtime.codec.CodecException;
import hocl.runtime.copies.Copies;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A member of a cluster: its share of the ledgers and blobs, and the way to those of others. */
public final class Node implements Worksite, AutoCloseable {

  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(50);
  private static final Duration SHORTLY = Duration.ofMillis(5);
  private static final Duration FOR_A_VOTER = Duration.ofMillis(500);

  private final HazelcastInstance instance;
  private final IMap<String, Long> entries;
  private final Voters calls;
  private final Ledgers ledgers;
  private final SpreadBlobs blobs;
  private final @Nullable Holdings holdings;
  private final String name;
  private final long incarnation;
  private final AtomicInteger voters;
  private final Departures departures;

  private Node(
      HazelcastInstance instance,
      long incarnation,
      AtomicInteger voters,
      @Nullable Holdings holdings,
      @Nullable Desk desk,
      Acquaintances met) {
    this.departures = new Departures(this, met);
    this.voters = voters;
    this.instance = instance;
    this.incarnation = incarnation;
    this.holdings = holdings;
    this.entries = instance.getMap(MemberConfig.LEDGERS);
    this.calls = new Voters(instance, desk);
    this.ledgers = new Ledgers(entries, calls, holdings == null ? null : holdings.copies());
    this.blobs = new SpreadBlobs(calls, holdings == null ? null : holdings.shelf(), voters::get);
    this.name = instance.getCluster().getLocalMember().getUuid().toString();
  }

  /** Starts a member that holds nothing yet; returns when it has joined. */
  public static Node start(MemberSettings settings) {
    return start(
        settings,
        settings.isVoter() ? new Holdings(settings.voter(), settings.voters()) : null,
        new Acquaintances());
  }

  /**
   * Starts a member; returns when it has joined.
   *
   * @param holdings what this process holds as a voter, also from earlier members; null for a
   *     worker
   * @param met the members that this process has met in an earlier cluster
   */
  static Node start(MemberSettings settings, @Nullable Holdings holdings, Acquaintances met) {
    return start(settings, Approach.any(settings.others()), holdings, met);
  }

  /** Starts a member that comes to the others in a certain way; returns when it has joined. */
  static Node start(
      MemberSettings settings, Approach approach, @Nullable Holdings holdings, Acquaintances met) {
    // Hazelcast logs before it reads its configuration
    System.setProperty("hazelcast.logging.type", "none");
    long incarnation = new SecureRandom().nextLong() >>> 1;
    AtomicInteger voters = new AtomicInteger(settings.voters());
    Desk desk = holdings == null ? null : new Desk(holdings);
    Config config = MemberConfig.of(settings, approach, incarnation, voters::get, holdings, desk);
    Node node =
        new Node(Hazelcast.newHazelcastInstance(config), incarnation, voters, holdings, desk, met);
    node.learnVoters();
    node.instance.getCluster().addMembershipListener(node.departures);
    node.instance.getCluster().getMembers().forEach(met::meet);
    if (holdings != null && desk != null) {
      desk.open(node.calls);
      Thread.ofPlatform()
          .daemon()
          .name("hocl-copies")
          .start(new Caretaker(holdings, node.calls, node.ledgers, node.blobs));
    }
    return node;
  }

  /** A worker learns from any voter how many there are. */
  void learnVoters() {
    for (Member member : instance.getCluster().getMembers()) {
      String number = member.getAttribute(MemberConfig.VOTERS);
      if (number != null) {
        voters.compareAndSet(0, Integer.parseInt(number));
      }
    }
  }

  /** The port at which other members reach this one. */
  public int port() {
    return instance.getCluster().getLocalMember().getAddress().getPort();
  }

  /** The address at which other members reach this one. */
  String address() {
    return addressOf(instance.getCluster().getLocalMember());
  }

  private static String addressOf(Member member) {
    return member.getAddress().getHost() + ":" + member.getAddress().getPort();
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
              addressOf(member),
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

  /** Whether a voter knows all that it ever answered for; true for a worker. */
  public boolean remembers() {
    return holdings == null || holdings.copies().remembers();
  }

  /** The answer of any voter, the own one before the others. */
  private byte[] anyVoter(int kind, byte[] content) throws InterruptedException {
    while (true) {
      List<Integer> all = new ArrayList<>(calls.present().keySet());
      if (holdings != null) {
        int own = holdings.copies().voter();
        all.sort(Comparator.comparing(voter -> voter != own));
      }
      for (int voter : remembers() ? all : List.<Integer>of()) {
        byte[] answer = calls.ask(voter, kind, content, FOR_A_VOTER);
        if (answer != null) {
          return answer;
        }
      }
      if (!isRunning()) {
        throw new NodeEndedException();
      }
      Thread.sleep(BEFORE_ANOTHER_TRY);
    }
  }

  /** The jobs of this cluster that executors may work on. */
  Set<String> submitted() throws InterruptedException {
    return names(VoterCall.OPEN);
  }

  /** The jobs of this cluster that are not forgotten, those that are over too. */
  Set<String> kept() throws InterruptedException {
    return names(VoterCall.JOBS);
  }

  private Set<String> names(int kind) throws InterruptedException {
    String all = Parts.text(anyVoter(kind, VoterCall.NONE));
    return all.isEmpty() ? Set.of() : Set.of(all.split("\n"));
  }

  /** The encoded create command of a job, or null for an unknown job. */
  byte @Nullable [] submitted(String job) throws InterruptedException {
    byte[] create = anyVoter(VoterCall.BEGUN, Parts.text(job));
    return create.length == 0 ? null : create;
  }

  /** Takes a job out of the cluster, with its ledger and blobs; it never comes back. */
  void forget(String job) throws InterruptedException {
    departures.forget(job);
    send(job, Copies.forgetting());
    insist(() -> {
      entries.delete(job);
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
    departures.attend(job);
  }

  /** The way to the ledger of a job. */
  @Override
  public Post post(String job) {
    return new Post() {
      @Override
      public Answer send(Request request) throws InterruptedException {
        try {
          return Codec.answer(Node.this.send(job, Codec.encode(request)));
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

  /** Sends a command until the answer counts: a second one has no other effect. */
  private byte[] send(String job, byte[] command) throws InterruptedException {
    while (true) {
      byte[] answer =
          voters.get() == 0 ? null : insist(() -> ledgers.send(job, command, voters.get()));
      if (answer != null) {
        return answer;
      }
      if (!isRunning()) {
        throw new NodeEndedException();
      }
      Thread.sleep(SHORTLY);
    }
  }

  /** The blobs of all jobs. */
  @Override
  public BlobStore blobs() {
    return new BlobStore() {
      @Override
      public void put(String blob, byte[] bytes) {
        insistQuietly(() -> {
          blobs.put(blob, bytes);
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
          blobs.remove(blob);
          return null;
        });
      }
    };
  }

  /** Something that is asked of the cluster and may be asked again. */
  private interface Call<T> {
    @Nullable T call() throws InterruptedException;
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
      } catch (NodeEndedException e) {
        throw e;
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

  /** Leaves the cluster in order: another voter answers for what this one held. */
  @Override
  public void close() {
    try {
      if (holdings != null && isRunning()) {
        new Handover(holdings, calls).run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // the instance is in trouble, so it leaves as one that is killed
    }
    instance.shutdown();
  }
}
