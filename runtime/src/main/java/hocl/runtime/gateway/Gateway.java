package hocl.runtime.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hocl.runtime.check.Promise;
import hocl.runtime.check.Wish;
import hocl.runtime.cluster.ClusterJob;
import hocl.runtime.cluster.NodeStanding;
import hocl.runtime.cluster.StandingCluster;
import hocl.runtime.task.Sizes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An HTTP server for the jobs of a cluster. Any thread may call. */
public final class Gateway implements AutoCloseable {

  private static final long LINE_BYTES = 16L << 20;
  private static final int BACKLOG = 64;
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

  /** Programs may be made of deep atoms; memory is only taken as far as it is used. */
  private static final long STACK_BYTES = 1L << 30;

  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final StandingCluster cluster;
  private final Sizes sizes;
  private final Workshop workshop;
  private final Access access;
  private final LongSupplier clock;
  private final JobTable jobs;
  private final WorkerDoor workers;
  private final Thread sweeper;
  private final Adoption adoption;
  private final Majority majority;
  private final byte[] page;

  static {
    // read by the server when it is loaded: seconds for a request to come, connections at a time
    System.setProperty("sun.net.httpserver.maxReqTime", "300");
    System.setProperty("jdk.httpserver.maxConnections", "200");
  }

  private Gateway(
      HttpServer server,
      StandingCluster cluster,
      Sizes sizes,
      Workshop workshop,
      Access access,
      Admission admission,
      LongSupplier clock)
      throws IOException {
    this.server = server;
    this.adoption = new Adoption(cluster, cluster.address());
    this.majority = new Majority(cluster, clock);
    this.cluster = cluster;
    this.sizes = sizes;
    this.workshop = workshop;
    this.access = access;
    this.clock = clock;
    this.jobs = new JobTable(clock);
    this.page = GatewayPage.bytes();
    this.workers = new WorkerDoor(cluster, admission, access, workshop.programs(), clock);
    this.sweeper = Thread.ofPlatform().daemon().name("hocl-workers").unstarted(this::sweep);
  }

  /**
   * Opens a gateway.
   *
   * @param host the address that it listens on
   * @param port the port; 0 for any that is free
   * @param cluster where jobs react; not closed by this object
   * @param sizes how large the parts of a job are
   * @param workshop compiles programs
   * @param tokens of those that may do everything, and of those that may look
   * @param admission of workers outside the cluster
   * @param clock nanoseconds since some moment
   * @throws IOException if it cannot listen there
   */
  public static Gateway open(
      String host,
      int port,
      StandingCluster cluster,
      Sizes sizes,
      Workshop workshop,
      GatewayTokens tokens,
      Admission admission,
      LongSupplier clock)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    Gateway gateway =
        new Gateway(
            server,
            cluster,
            sizes,
            workshop,
            new Access(host, tokens.write(), tokens.read()),
            admission,
            clock);
    server.setExecutor(gateway.requests);
    server.createContext("/", gateway::handle);
    server.start();
    gateway.sweeper.start();
    return gateway;
  }

  /**
   * Notices workers that went away without a word, jobs that are kept no longer, and jobs of other
   * gateways, until this one is closed.
   */
  private void sweep() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_SWEEPS);
        try {
          workers.sweep();
          for (HostedJob job : jobs.old()) {
            job.forget(cluster);
          }
          adoption.round(
              jobs.all().stream().map(HostedJob::id).collect(Collectors.toSet()), this::adopt);
        } catch (RuntimeException e) {
          // the cluster is in trouble; a later round may do better
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The workers that are here and no members. */
  public List<NodeStanding> workers() {
    return workers.workers();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpCall call = new HttpCall(exchange);
      try {
        answer(call);
      } catch (RefusedException e) {
        call.refuse(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        call.refuse(new RefusedException(HttpCall.FAILED, "The gateway failed: " + e, ""));
      }
    }
  }

  private void answer(HttpCall call) throws IOException, RefusedException, InterruptedException {
    if (!access.isOwnHost(call.header("Host"))) {
      throw new RefusedException(HttpCall.MISDIRECTED, "This gateway has another name.", "");
    }
    if (call.is("GET", "")) {
      call.page(page);
      return;
    }
    if (call.begins(WorkerDoor.PATH)) {
      workers.answer(call);
      return;
    }
    Access.Right right = access.right(call.header("Authorization"));
    if (right == Access.Right.NONE) {
      throw new RefusedException(
          HttpCall.UNAUTHORIZED,
          "The gateway wants a token.",
          "It is in a file of the user who started the node.");
    }
    if (!call.method().equals("GET") && right != Access.Right.WRITE) {
      throw new RefusedException(HttpCall.FORBIDDEN, "This token is for looking only.", "");
    }
    route(call);
  }

  private void route(HttpCall call) throws IOException, RefusedException, InterruptedException {
    if (call.is("GET", "jobs")) {
      List<Object> all = new ArrayList<>();
      jobs.all().forEach(job -> all.add(Documents.job(job)));
      call.send(Json.object("jobs", all));
    } else if (call.is("POST", "jobs")) {
      HostedJob job = submit(Submission.read(call.body()));
      call.send(Json.object("job", job.id(), "checking", job.promise().line()));
    } else if (call.is("GET", "nodes")) {
      call.send(Documents.nodes(cluster, workers.workers(), jobs.all()));
    } else if (call.is("GET", "jobs", "*")) {
      call.send(Documents.job(jobs.find(call.word(1))));
    } else if (call.is("GET", "jobs", "*", "watch")) {
      new EventStream(jobs.find(call.word(1)), cluster, call).run();
    } else if (call.is("GET", "jobs", "*", "solution")) {
      HostedJob job = jobs.find(call.word(1));
      Map<String, @Nullable Object> shown = Documents.job(job);
      majority.insist(job);
      job.put(job.solution(), call.form(), shown);
      call.send(shown);
    } else if (call.is("GET", "jobs", "*", "evidence")) {
      call.send(jobs.find(call.word(1)).evidence().get());
    } else if (call.is("POST", "jobs", "*", "cancel")) {
      HostedJob job = jobs.find(call.word(1));
      job.cancel();
      call.send(Documents.job(job));
    } else if (call.is("POST", "jobs", "*", "molecules")) {
      HostedJob job = jobs.find(call.word(1));
      RequestFields fields = new RequestFields(Submission.objectOf(call.body()), "an injection");
      majority.insist(job);
      call.send(
          Json.object(
              "job",
              job.id(),
              "atoms",
              job.inject(fields.text("name", "injection"), fields.text("source"))));
    } else {
      throw new RefusedException(RefusedException.UNKNOWN, "There is nothing of that name.", "");
    }
  }

  /** The number of nodes that execute and verify tasks. */
  private int executing() {
    long members = cluster.nodes().stream().filter(node -> node.threads() > 0).count();
    return Math.max(1, (int) members + workers.workers().size());
  }

  private Promise promise(Wish wish) throws RefusedException {
    try {
      return wish.promise(executing());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          RefusedException.BAD,
          "The results of nodes cannot be checked so: " + e.getMessage() + ".",
          "Examples are `--check audit:0.2` and `--target-error 1e-3:run --assume 1/5`.");
    }
  }

  private HostedJob submit(Submission submission) throws RefusedException, InterruptedException {
    Charter charter = new Charter(cluster.address(), System.currentTimeMillis(), submission);
    HostedJob job = host(ClusterJob.newName(), charter);
    jobs.add(job);
    start(job, () -> job.run(cluster, sizes, workshop, charter));
    // the client of an attached job sees how it stands; without the voters it would wait for ever
    if (!submission.attached() || !majority.isAble()) {
      majority.awaitBegun(job);
    }
    return job;
  }

  private HostedJob host(String id, Charter charter) throws RefusedException {
    Submission submission = charter.submission();
    Promise promise = promise(submission.wish());
    long age = System.currentTimeMillis() - charter.begun();
    return new HostedJob(
        id,
        submission,
        workshop.prepare(submission),
        promise,
        LINE_BYTES,
        clock,
        Duration.ofMillis(Math.max(0, age)).toNanos(),
        () -> adoption.isInCharge(charter));
  }

  private void adopt(String id, Charter charter) throws RefusedException {
    HostedJob job = host(id, charter);
    jobs.adopt(job);
    start(job, () -> job.resume(cluster, sizes, workshop));
  }

  private static void start(HostedJob job, Runnable work) {
    Thread thread = new Thread(null, work, "hocl-job-" + job.id(), STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening; jobs go on while their cluster does. */
  @Override
  public void close() {
    sweeper.interrupt();
    server.stop(0);
    requests.shutdownNow();
  }
}
