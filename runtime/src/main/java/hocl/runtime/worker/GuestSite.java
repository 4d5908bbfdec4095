package hocl.runtime.worker;

import hocl.runtime.cluster.Worksite;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One session of a worker at a gateway, as its executors see it. Any thread may call. */
final class GuestSite implements Worksite {

  private static final String JOBS = "/worker/jobs";

  /** Executors ask again after milliseconds when nothing is free, which is too often from afar. */
  private static final int SLOWER = 4;

  /** A worker whose requests are refused does not go on for ever. */
  private static final int MOST_REFUSALS = 16;

  private final Connection connection;
  private final Sender sender;
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile @Nullable WorkerException end;

  /**
   * A session that has begun.
   *
   * @param sender the first of its senders
   */
  private GuestSite(Connection connection, Sender sender) {
    this.connection = connection;
    this.sender = sender;
  }

  /**
   * Begins a session.
   *
   * @param threads the number of executors for a job
   * @throws WorkerException if the gateway does not let the worker in, or does not answer
   */
  static GuestSite begin(Connection connection, int threads) throws InterruptedException {
    connection.begin();
    Connection.Reply reply =
        connection.insist(
            "POST",
            Connection.JOIN,
            ("{\"threads\":" + threads + "}").getBytes(StandardCharsets.UTF_8));
    return new GuestSite(
        connection,
        new Sender(reply.text("node"), Long.parseUnsignedLong(reply.text("incarnation"), 16), 0));
  }

  /**
   * Sends a request; one that ends the session ends it for all threads, and so do some that are
   * refused.
   */
  private Connection.Reply insist(String method, String target, byte[] body)
      throws InterruptedException {
    WorkerException before = end;
    if (before != null) {
      throw before;
    }
    try {
      return connection.insist(method, target, body);
    } catch (WorkerException e) {
      if (e.reason() != WorkerException.Cause.REFUSED
          || refusals.incrementAndGet() > MOST_REFUSALS) {
        end = e;
      }
      throw e;
    }
  }

  /** The jobs that there are. */
  Set<String> jobs() throws InterruptedException {
    Set<String> jobs = new LinkedHashSet<>();
    if (insist("GET", JOBS, new byte[0]).object().get("jobs") instanceof List<?> list) {
      list.forEach(job -> jobs.add(String.valueOf(job)));
    }
    return jobs;
  }

  /** The encoded create command of a job, or null for an unknown job. */
  byte @Nullable [] begun(String job) throws InterruptedException {
    Connection.Reply reply = insist("GET", JOBS + "/" + job, new byte[0]);
    return reply.status() == Connection.OK ? reply.body() : null;
  }

  /** Ends the session in order. */
  void leave() throws InterruptedException {
    insist("POST", "/worker/leave", new byte[0]);
  }

  @Override
  public Post post(String job) {
    return new Post() {
      @Override
      public Answer send(Request request) throws InterruptedException {
        Connection.Reply reply =
            insist("POST", JOBS + "/" + job + "/commands", Codec.encode(request));
        if (reply.status() != Connection.OK) {
          return new Answer.Lost();
        }
        try {
          return Codec.answer(reply.body());
        } catch (CodecException e) {
          throw new IllegalStateException("the gateway answers in an unknown way", e);
        }
      }

      @Override
      public void pause(Duration longest) throws InterruptedException {
        Thread.sleep(longest.multipliedBy(SLOWER));
      }
    };
  }

  @Override
  public BlobStore blobs() {
    return new BlobStore() {
      @Override
      public void put(String name, byte[] bytes) {
        quietly("PUT", name, bytes);
      }

      @Override
      public byte @Nullable [] get(String name) {
        Connection.Reply reply = quietly("GET", name, new byte[0]);
        return reply.status() == Connection.OK ? reply.body() : null;
      }

      @Override
      public void remove(String name) {
        // the gateway does
      }
    };
  }

  private Connection.Reply quietly(String method, String name, byte[] bytes) {
    int slash = name.indexOf('/');
    String target = JOBS + "/" + name.substring(0, slash) + "/blobs" + name.substring(slash);
    try {
      return insist(method, target, bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a blob was moved", e);
    }
  }

  @Override
  public Sender sender(int slot) {
    return new Sender(sender.node(), sender.incarnation(), slot);
  }

  @Override
  public boolean isRunning() {
    return end == null;
  }

  @Override
  public void attend(String job) {
    // the gateway tells ledgers when this worker leaves
  }
}
