package hocl.runtime.cluster;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Request;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Three real members of a cluster in this process, each with one executor for the job that is on.
 * Calls go through one member after the other. One thread submits jobs, one at a time.
 */
public final class ThreeMembers implements Cluster, AutoCloseable {

  private static final int MEMBERS = 3;

  private final ProgramBytes programs;
  private final List<Node> nodes = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<Workforce> workforces = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private @Nullable String job;

  private ThreeMembers(ProgramBytes programs) {
    this.programs = programs;
  }

  /**
   * Starts the members, and returns when they are together.
   *
   * @param programs compiles programs, for each member anew
   */
  public static ThreeMembers start(ProgramBytes programs) {
    ThreeMembers members = new ThreeMembers(programs);
    String name = "hocl-test-" + Long.toHexString(new SecureRandom().nextLong());
    for (int voter = 0; voter < MEMBERS; voter++) {
      List<Integer> ports = members.nodes.stream().map(Node::port).toList();
      members.nodes.add(Node.start(new MemberSettings(name, voter, MEMBERS, ports, 1)));
    }
    for (Node node : members.nodes) {
      while (node.members() != MEMBERS) {
        Thread.onSpinWait();
      }
    }
    return members;
  }

  private Node next() {
    return nodes.get(Math.floorMod(turn.getAndIncrement(), MEMBERS));
  }

  @Override
  public Post post(String of) {
    return new Post() {
      @Override
      public Answer send(Request request) throws InterruptedException {
        return next().post(of).send(request);
      }

      @Override
      public void pause(Duration longest) throws InterruptedException {
        next().post(of).pause(longest);
      }
    };
  }

  @Override
  public BlobStore blobs() {
    return next().blobs();
  }

  @Override
  public void work(Request create) throws InterruptedException {
    endJob();
    job = JobText.jobOf(create);
    byte[] bytes = Codec.encode(create);
    for (Node node : nodes) {
      try {
        workforces.add(Workforce.of(node, bytes, programs, 1, this::dropped));
      } catch (CodecException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void dropped(@Nullable Throwable failure) {
    failures.add(failure == null ? new IllegalStateException("a node may not take part") : failure);
  }

  /**
   * Waits until the executors have ended, and forgets the job that was on.
   *
   * @return what went wrong on executors
   */
  public List<Throwable> endJob() throws InterruptedException {
    if (job != null) {
      workforces.forEach(Workforce::stop);
      for (Workforce workforce : workforces) {
        workforce.join();
      }
      workforces.clear();
      next().forget(job);
      job = null;
    }
    List<Throwable> all = List.copyOf(failures);
    failures.clear();
    return all;
  }

  @Override
  public boolean hasMajority() {
    return true;
  }

  @Override
  public void close() {
    nodes.forEach(Node::kill);
  }
}
