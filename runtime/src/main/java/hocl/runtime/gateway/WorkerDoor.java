package hocl.runtime.gateway;

import hocl.runtime.cluster.JobDefinitions;
import hocl.runtime.cluster.NodeStanding;
import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.cluster.StandingCluster;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.key.Seal;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.task.LostBlobException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Lets executors outside the cluster work. Each request is signed; what one may do is listed in
 * {@link #route} and in {@link Visit}, and all else is refused. Any thread may call.
 */
final class WorkerDoor {

  /** The first word of all paths of workers. */
  static final String PATH = "worker";

  /** The status of a request for a session that is over, or never was: the worker may come anew. */
  static final int OVER = 410;

  /** The largest body of a command, in bytes. */
  static final int MOST_COMMAND_BYTES = 1 << 20;

  private static final int MOST_JOIN_BYTES = 1 << 10;
  private static final int MOST_THREADS = 256;
  private static final int MOST_SESSIONS = 256;
  private static final int SESSION_BYTES = 16;
  private static final int MOST_INDEX_DIGITS = 10;

  /** A worker asks for jobs several times in a second; after this silence it counts as gone. */
  private static final long SILENCE_NANOS = Duration.ofSeconds(5).toNanos();

  private static final SecureRandom RANDOM = new SecureRandom();

  private final StandingCluster cluster;
  private final Admission admission;
  private final Access access;
  private final ProgramBytes programs;
  private final LongSupplier clock;
  private final Sender housekeeper =
      new Sender("gateway-" + Long.toHexString(RANDOM.nextLong()), RANDOM.nextLong() >>> 1, 0);
  private final AtomicInteger housekeepers = new AtomicInteger();
  private final Recent offered = new Recent(MOST_SESSIONS);
  private final Recent displaced = new Recent(MOST_SESSIONS);
  private final Map<String, WorkerSession> sessions = new ConcurrentHashMap<>();

  /** Leases in a row that came to nothing, by job and key: coming anew does not help. */
  private final Map<String, Map<String, AtomicInteger>> fruitless = new ConcurrentHashMap<>();

  /** Of the programs of jobs that workers have asked for. */
  private final Map<String, Definitions> definitions = new ConcurrentHashMap<>();

  WorkerDoor(
      StandingCluster cluster,
      Admission admission,
      Access access,
      ProgramBytes programs,
      LongSupplier clock) {
    this.cluster = cluster;
    this.admission = admission;
    this.access = access;
    this.programs = programs;
    this.clock = clock;
  }

  /** Answers a request of a worker. */
  void answer(HttpCall call) throws IOException, RefusedException, InterruptedException {
    if (call.is("GET", PATH)) {
      byte[] drawn = new byte[SESSION_BYTES];
      RANDOM.nextBytes(drawn);
      String session = HexFormat.of().formatHex(drawn);
      offered.add(session);
      call.send(Json.object("session", session));
    } else if (call.is("POST", PATH, "join")) {
      join(call);
    } else {
      WorkerSession session = session(call);
      session.check(call);
      session.hear();
      try {
        route(session, call);
      } finally {
        session.answered(clock.getAsLong());
      }
    }
  }

  private WorkerSession session(HttpCall call) throws RefusedException {
    String id = WorkerSession.matching(call, Seal.SESSION, "[0-9a-f]{32}");
    WorkerSession session = sessions.get(id);
    if (session != null) {
      return session;
    }
    if (displaced.contains(id)) {
      throw new RefusedException(
          RefusedException.CONFLICT, "Another worker has come with the same key.", "");
    }
    throw new RefusedException(OVER, "The gateway does not know this worker any longer.", "");
  }

  private void join(HttpCall call) throws IOException, RefusedException, InterruptedException {
    String key = WorkerSession.matching(call, Seal.KEY, "[0-9a-f]{64}");
    String id = WorkerSession.matching(call, Seal.SESSION, "[0-9a-f]{32}");
    WorkerSession.verified(call, key);
    admission.check(key, access.right(call.header("Authorization")));
    RequestFields fields =
        new RequestFields(
            Submission.objectOf(
                new String(WorkerSession.body(call, MOST_JOIN_BYTES), StandardCharsets.UTF_8)),
            "a worker that comes");
    long threads = fields.number("threads", 1);
    if (threads < 1 || threads > MOST_THREADS) {
      throw new RefusedException(
          RefusedException.BAD, "A worker has from 1 to " + MOST_THREADS + " threads.", "");
    }
    if (!offered.remove(id)) {
      throw new RefusedException(OVER, "The gateway has not offered that session.", "");
    }
    Sender sender =
        new Sender(
            SigningKey.fingerprint(HexFormat.of().parseHex(key)), RANDOM.nextLong() >>> 1, 0);
    WorkerSession session =
        new WorkerSession(id, key, sender, (int) threads, call.from(), clock.getAsLong());
    for (WorkerSession other : List.copyOf(sessions.values())) {
      if (other.key().equals(key)) {
        displaced.add(other.id());
        end(other);
      }
    }
    if (sessions.size() >= MOST_SESSIONS) {
      throw new RefusedException(
          RefusedException.TOO_MANY, "There are " + MOST_SESSIONS + " workers already.", "");
    }
    sessions.put(id, session);
    call.send(
        Json.object("node", sender.node(), "incarnation", Long.toHexString(sender.incarnation())));
  }

  private void route(WorkerSession session, HttpCall call)
      throws IOException, RefusedException, InterruptedException {
    if (call.is("GET", PATH, "jobs")) {
      Set<String> open = cluster.jobs();
      session.retain(open);
      call.send(Json.object("jobs", List.copyOf(open)));
    } else if (call.is("GET", PATH, "jobs", "*")) {
      String job = call.word(2);
      byte[] create = cluster.begun(job);
      if (create == null) {
        throw unknown();
      }
      if (!session.visits().containsKey(job)) {
        Visit visit = visit(session, job, definitions(job, create));
        session.visits().putIfAbsent(job, visit);
      }
      call.send(create);
    } else if (call.is("POST", PATH, "jobs", "*", "commands")) {
      Visit visit = visited(session, call.word(2));
      call.send(Codec.encode(visit.send(request(WorkerSession.body(call, MOST_COMMAND_BYTES)))));
    } else if (call.is("GET", PATH, "jobs", "*", "blobs", "*", "*", "*", "*")) {
      byte[] blob = visited(session, call.word(2)).get(name(call));
      if (blob == null) {
        throw unknown();
      }
      call.send(blob);
    } else if (call.is("PUT", PATH, "jobs", "*", "blobs", "*", "*", "*", "*")) {
      visited(session, call.word(2)).put(name(call), WorkerSession.body(call, HttpCall.MOST_BYTES));
      call.send(Json.object());
    } else if (call.is("POST", PATH, "leave")) {
      end(session);
      call.send(Json.object());
    } else {
      throw unknown();
    }
  }

  private Definitions definitions(String job, byte[] create) throws RefusedException {
    Definitions known = definitions.get(job);
    if (known != null) {
      return known;
    }
    try {
      Definitions compiled = JobDefinitions.of(create, cluster.blobs(), programs);
      definitions.put(job, compiled);
      return compiled;
    } catch (CodecException | IllegalArgumentException | LostBlobException e) {
      // the job is being forgotten, or this node takes no part in it itself
      throw unknown();
    }
  }

  private Visit visit(WorkerSession session, String job, Definitions table) {
    AtomicInteger before =
        fruitless
            .computeIfAbsent(job, absent -> new ConcurrentHashMap<>())
            .computeIfAbsent(session.key(), absent -> new AtomicInteger());
    return new Visit(
        job,
        session.sender(),
        session.threads(),
        cluster.post(job),
        cluster.blobs(),
        table,
        programs,
        before,
        clock);
  }

  private static Visit visited(WorkerSession session, String job) throws RefusedException {
    Visit visit = session.visits().get(job);
    if (visit == null) {
      throw unknown();
    }
    return visit;
  }

  private static RefusedException unknown() {
    return new RefusedException(RefusedException.UNKNOWN, "There is nothing of that name.", "");
  }

  private static Request request(byte[] body) throws RefusedException {
    try {
      return Codec.request(body);
    } catch (CodecException e) {
      throw new RefusedException(
          RefusedException.BAD, "The body is no command: " + e.getMessage() + ".", "");
    }
  }

  /** The name of a blob from the last four words of the path. */
  private static BlobName name(HttpCall call) throws RefusedException {
    String task = call.word(4);
    String fence = call.word(5);
    String incarnation = call.word(6);
    String index = call.word(7);
    if (!task.matches("[0-9]{1,18}")
        || !fence.matches("[0-9]{1,18}")
        || !incarnation.matches("[0-9a-f]{1,16}")
        || !index.matches("[0-9]{1," + MOST_INDEX_DIGITS + "}")
        || Long.parseLong(index) > Integer.MAX_VALUE) {
      throw unknown();
    }
    return new BlobName(
        Long.parseLong(task),
        Long.parseLong(fence),
        Long.parseUnsignedLong(incarnation, 16),
        Integer.parseInt(index));
  }

  /** The workers that are here. */
  List<NodeStanding> workers() {
    List<NodeStanding> all = new ArrayList<>();
    sessions.values().forEach(session -> all.add(session.standing()));
    return all;
  }

  /** Ends the sessions of workers that have been silent for too long, and forgets old jobs. */
  void sweep() throws InterruptedException {
    long now = clock.getAsLong();
    for (WorkerSession session : List.copyOf(sessions.values())) {
      if (session.isSilent(now, SILENCE_NANOS)) {
        end(session);
      }
    }
    if (!definitions.isEmpty()) {
      Set<String> open = cluster.jobs();
      fruitless.keySet().retainAll(open);
      definitions.keySet().retainAll(open);
    }
  }

  /** Ends a session: what its worker holds comes back at once. */
  private void end(WorkerSession session) throws InterruptedException {
    if (sessions.remove(session.id(), session)) {
      for (Visit visit : session.visits().values()) {
        visit.end(
            new Sender(
                housekeeper.node(), housekeeper.incarnation(), housekeepers.getAndIncrement()));
      }
    }
  }
}
