package hocl.runtime.cluster;

import hocl.runtime.cluster.ClusterException.Cause;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Request;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Members in processes of this machine, started for one job: one that dies is replaced, and all end
 * with this object, or with this process. Any thread may call.
 */
public final class LocalCluster implements Cluster, AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private static final int MOST_TRIES = 4;

  /** A cluster that loses more members than this is given up. */
  private static final int MOST_REPLACEMENTS = 32;

  private final List<String> command;
  private final int voters;
  private final int threads;
  private final String name;
  private final List<MemberHandle> members = new CopyOnWriteArrayList<>();
  private volatile byte @Nullable [] work;
  private int replacements;
  private volatile @Nullable ClusterException failure;
  private volatile @Nullable MemberHandle answering;
  private volatile boolean together = true;
  private volatile boolean closed;

  private LocalCluster(List<String> command, int voters, int threads) {
    this.command = List.copyOf(command);
    this.voters = voters;
    this.threads = threads;
    this.name = "hocl-" + Long.toHexString(new SecureRandom().nextLong());
  }

  /**
   * Starts members and waits until all have joined.
   *
   * @param command starts a process that calls {@link MemberProcess#serve} with its standard input
   *     and output
   * @param voters the number of members
   * @param threads the number of executors of each
   * @throws ClusterException if they do not start
   */
  public static LocalCluster start(List<String> command, int voters, int threads)
      throws InterruptedException {
    LocalCluster cluster = new LocalCluster(command, voters, threads);
    try {
      cluster.found();
      Thread.ofPlatform().daemon().name("hocl-shepherd").start(new Shepherd(cluster));
      return cluster;
    } catch (IOException e) {
      cluster.close();
      throw new ClusterException(Cause.LOST, "The nodes do not start: " + e.getMessage() + ".");
    } catch (InterruptedException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** The first member founds the cluster; the others join it, all at once. */
  private void found() throws IOException, InterruptedException {
    List<MemberHandle> all = new ArrayList<>();
    for (int voter = 0; voter < voters; voter++) {
      all.add(new MemberHandle(voter, command));
      members.add(all.getLast());
    }
    join(all.getFirst());
    watch(all.getFirst());
    List<Thread> joining = new ArrayList<>();
    List<IOException> troubles = new CopyOnWriteArrayList<>();
    for (MemberHandle member : all.subList(1, voters)) {
      joining.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  joinInTheEnd(member);
                } catch (IOException e) {
                  troubles.add(e);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread thread : joining) {
      thread.join();
    }
    if (!troubles.isEmpty()) {
      throw troubles.getFirst();
    }
  }

  /** Joins; on a machine that is busy a member may not find the others, and another one tries. */
  private void joinInTheEnd(MemberHandle first) throws IOException, InterruptedException {
    MemberHandle member = first;
    for (int tries = 1; ; tries++) {
      try {
        join(member);
        watch(member);
        return;
      } catch (IOException e) {
        members.remove(member);
        member.process().destroyForcibly();
        if (tries == MOST_TRIES || closed) {
          throw e;
        }
        member = new MemberHandle(first.voter(), command);
        members.add(member);
      }
    }
  }

  private void join(MemberHandle member) throws IOException, InterruptedException {
    join(
        member,
        members.stream()
            .filter(other -> other != member && other.isReady())
            .map(MemberHandle::port)
            .toList());
  }

  /** Lets a member join those at some ports, anew if it has been a member already. */
  void join(MemberHandle member, List<Integer> ports) throws IOException, InterruptedException {
    MemberSettings settings = new MemberSettings(name, member.voter(), voters, ports, threads);
    try {
      String[] words = member.start(settings.encode(), START).split(" ", 2);
      if (!ports.isEmpty() && Integer.parseInt(words[1]) < 2) {
        throw new IOException("a node did not find the others");
      }
      member.joined(Integer.parseInt(words[0]));
    } catch (CodecException e) {
      throw new IllegalStateException(e);
    }
  }

  private void watch(MemberHandle member) {
    var _ =
        member.process().onExit().thenRun(() -> Thread.ofVirtual().start(() -> replace(member)));
  }

  /** Starts another member in place of one whose process has ended. */
  private void replace(MemberHandle gone) {
    synchronized (this) {
      if (closed || !members.remove(gone)) {
        return;
      }
      replacements++;
      if (members.stream().noneMatch(MemberHandle::isReady)) {
        failure =
            new ClusterException(Cause.LOST, "All nodes are gone, and the solution with them.");
        return;
      }
      if (replacements > MOST_REPLACEMENTS) {
        failure = new ClusterException(Cause.LOST, "Nodes end again and again.");
        return;
      }
    }
    MemberHandle member = null;
    try {
      member = new MemberHandle(gone.voter(), command);
      members.add(member);
      if (closed) {
        member.process().destroyForcibly();
        return;
      }
      watch(member);
      join(member);
      give(member);
    } catch (IOException e) {
      if (member == null) {
        failure = new ClusterException(Cause.LOST, "No process can be started: " + e.getMessage());
      } else {
        member.process().destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a member work on the job that the others work on. */
  void give(MemberHandle member) throws IOException, InterruptedException {
    byte[] job = work;
    if (job != null) {
      String trouble = member.give(job, START);
      if (trouble != null) {
        throw new IOException(trouble);
      }
    }
  }

  /** The members that have joined and go on. */
  List<MemberHandle> joined() {
    return members.stream().filter(MemberHandle::isReady).toList();
  }

  /** Takes note of the number of members that are with most of the others. */
  void together(int count) {
    together = count > voters / 2;
  }

  @Override
  public boolean hasMajority() {
    return together;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Lets all members work on a job, those that come later too.
   *
   * @param request the command that creates the job
   * @throws ClusterException if a member cannot, as when it cannot compile the program
   */
  @Override
  public void work(Request request) throws InterruptedException {
    byte[] job = Codec.encode(request);
    work = job;
    // one that is still joining gets the job when it has joined
    for (MemberHandle member : members.stream().filter(MemberHandle::isReady).toList()) {
      try {
        String trouble = member.give(job, START);
        if (trouble != null) {
          throw new ClusterException(Cause.JOB, "A node cannot do the job: " + trouble);
        }
      } catch (IOException e) {
        // the process is gone, and the one that replaces it works
      }
    }
  }

  /** Asks any member; one that is gone or silent is passed over. */
  private Frames.Frame call(int kind, byte[]... parts) throws InterruptedException {
    byte[] content;
    try {
      content = parts.length == 1 ? parts[0] : Parts.join(parts);
    } catch (CodecException e) {
      throw new IllegalStateException(e);
    }
    while (true) {
      for (MemberHandle member : inOrder()) {
        if (member.isReady()) {
          try {
            Frames.Frame frame = member.call(kind, content, ANSWER);
            if (frame.kind() == Frames.FAILED) {
              throw new ClusterException(Cause.LOST, Parts.text(frame.content()));
            }
            answering = member;
            return frame;
          } catch (IOException e) {
            // another one is asked
          }
        }
      }
      ClusterException end = failure;
      if (end != null) {
        throw end;
      }
      Thread.sleep(BETWEEN_TRIES);
    }
  }

  /** The members, the one that answered last before the others. */
  private List<MemberHandle> inOrder() {
    List<MemberHandle> all = new ArrayList<>(members);
    MemberHandle first = answering;
    if (first != null && all.remove(first)) {
      all.addFirst(first);
    }
    return all;
  }

  /** The way to the ledger of a job. */
  @Override
  public Post post(String job) {
    return new Post() {
      @Override
      public Answer send(Request request) throws InterruptedException {
        try {
          return Codec.answer(call(Frames.SEND, Parts.text(job), Codec.encode(request)).content());
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
        quietly(Frames.PUT, Parts.text(blob), bytes);
      }

      @Override
      public byte @Nullable [] get(String blob) {
        Frames.Frame frame = quietly(Frames.GET, Parts.text(blob));
        return frame.kind() == Frames.ABSENT ? null : frame.content();
      }

      @Override
      public void remove(String blob) {
        quietly(Frames.REMOVE, Parts.text(blob));
      }
    };
  }

  private Frames.Frame quietly(int kind, byte[]... parts) {
    try {
      return call(kind, parts);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a blob was moved", e);
    }
  }

  /**
   * The process of the member that owns the ledger of a job.
   *
   * @return its process and its name in ledgers; null if that is not known just now
   */
  public @Nullable Owner owner(String job) throws InterruptedException {
    for (MemberHandle member : members) {
      try {
        if (member.isReady()) {
          String[] names =
              Parts.text(member.call(Frames.OWNER, Parts.text(job), ANSWER).content())
                  .split(" ", 2);
          if (names[0].equals(names[1])) {
            return new Owner(member.process(), names[1]);
          }
        }
      } catch (IOException e) {
        // it is none that owns anything any longer
      }
    }
    return null;
  }

  /**
   * A member that owns a ledger.
   *
   * @param process the process of the member
   * @param name the name of its node in ledgers
   */
  public record Owner(Process process, String name) {}

  /** The number of members that have joined and go on. */
  public int ready() {
    return (int) members.stream().filter(MemberHandle::isReady).count();
  }

  /** The number of members that were started in place of others. */
  public synchronized int replacements() {
    return replacements;
  }

  /** Ends what the processes read, and waits until they have ended by themselves. */
  public void endInOrder() throws InterruptedException {
    closed = true;
    for (MemberHandle member : members) {
      member.endInOrder();
    }
  }

  /** Ends all processes. */
  @Override
  public void close() {
    closed = true;
    members.forEach(member -> member.process().destroyForcibly());
  }
}
