package hocl.runtime.gateway;

import hocl.runtime.atom.Solution;
import hocl.runtime.check.Promise;
import hocl.runtime.cluster.ClusterException;
import hocl.runtime.cluster.ClusterJob;
import hocl.runtime.cluster.StandingCluster;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.Remark;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.referee.Referee;
import hocl.runtime.task.Sizes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A job of a gateway, from its submission until it is forgotten. Any thread may call. */
public final class HostedJob {

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  /** An attached job without a watcher ends after this time. */
  private static final long DESERTED_NANOS = Duration.ofSeconds(10).toNanos();

  private static final double NANOS_PER_SECOND = 1e9;

  private final String id;
  private final Submission submission;
  private final Workshop.Piece piece;
  private final Distribution plan;
  private final Promise promise;
  private final LongSupplier clock;
  private final long start;
  private final LineLog lines;
  private final Rate rate = new Rate();
  private final Injection injection;
  private final KeptEvidence evidence;

  /** Whether this gateway checks and limits the job. */
  private final BooleanSupplier charge;

  private @Nullable ClusterJob running;
  private Progress progress =
      new Progress(Progress.State.STARTING, 0, 0, 0, 0, 0, 0, 0, List.of(), Map.of(), List.of());
  private @Nullable Conclusion conclusion;
  private @Nullable End stop;
  private long bytes;
  private long ended;
  private int watchers;
  private long lastWatched;

  /**
   * A job that {@link #run} lets react.
   *
   * @param promise how the results of nodes are checked
   * @param lineBytes the memory that its lines may take
   * @param clock nanoseconds since some moment
   * @param age nanoseconds since it began
   * @param charge whether this gateway checks and limits the job at the moment
   */
  HostedJob(
      String id,
      Submission submission,
      Workshop.Piece piece,
      Promise promise,
      long lineBytes,
      LongSupplier clock,
      long age,
      BooleanSupplier charge) {
    this.promise = promise;
    this.id = id;
    this.submission = submission;
    this.piece = piece;
    this.plan = piece.job().chemistry().distribution(piece.job().content());
    this.clock = clock;
    this.lastWatched = clock.getAsLong();
    this.start = lastWatched - age;
    this.charge = charge;
    this.evidence = new KeptEvidence(id, submission.keeping());
    this.injection = new Injection(id, piece, plan);
    this.lines = new LineLog(lineBytes);
  }

  /** Gives the job to the cluster, and leads it there. */
  private interface Beginning {
    ClusterJob begin() throws CodecException, InterruptedException;
  }

  /**
   * Lets the job react until it is over; blocks.
   *
   * @param charter what other gateways have to know to go on with it
   */
  void run(StandingCluster cluster, Sizes sizes, Workshop workshop, Charter charter) {
    end(
        () -> {
          cluster.note(id, charter.write());
          return ClusterJob.submit(
              cluster,
              sizes,
              id,
              piece.program(),
              piece.job(),
              submission.keep(),
              promise.policy());
        },
        cluster,
        workshop);
  }

  /** Follows a job of another gateway until it is over; blocks. */
  void resume(StandingCluster cluster, Sizes sizes, Workshop workshop) {
    end(
        () -> ClusterJob.adopt(cluster, sizes, id, piece.job().chemistry().definitions()),
        cluster,
        workshop);
  }

  /** Only where its client may wait is an attached job forgotten; others are kept for a while. */
  private void end(Beginning beginning, StandingCluster cluster, Workshop workshop) {
    conclude(ending(beginning, workshop));
    if (submission.attached() && charge.getAsBoolean()) {
      forget(cluster);
    }
  }

  /** Takes the job out of the cluster. */
  void forget(StandingCluster cluster) {
    try {
      cluster.forget(id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // then the cluster itself is gone
    }
  }

  private Conclusion ending(Beginning beginning, Workshop workshop) {
    try {
      ClusterJob job = beginning.begin();
      synchronized (this) {
        running = job;
        notifyAll();
      }
      return conclusion(follow(job, workshop), workshop);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Conclusion.without(Conclusion.LOST, "The gateway ended before the job.");
    } catch (CodecException | RuntimeException | Error e) {
      return Conclusion.of(e);
    }
  }

  private Outcome follow(ClusterJob job, Workshop workshop)
      throws CodecException, InterruptedException {
    Referee referee =
        job.referee(piece.job(), workshop.programs(), sentence -> {}, submission.keeping());
    int pieces = 0;
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      Answer.Seen seen = job.look();
      if (charge.getAsBoolean() && referee.act(seen)) {
        pause = SHORTEST_PAUSE;
      }
      if (referee.isDeserted()) {
        job.taken();
        throw job.deserted();
      }
      job.lines(seen, pieces).forEach(lines::add);
      pieces = seen.lines().size();
      Ending ending = seen.ending();
      boolean inert = ending != null && ending.kind() == Ending.Kind.INERT;
      End stopping = look(seen, inert);
      if (ending != null && job.isFinal(ending)) {
        Outcome outcome = job.outcome(seen, ending, stopping, workshop.programs());
        evidence.keep(outcome, promise, referee, seen, piece.job().chemistry().definitions());
        return outcome;
      }
      if (stopping != null) {
        job.cancel(stopping);
        pause = SHORTEST_PAUSE;
      }
      pauseFor(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  /** Takes note of how the job stands; gives the reason for which it is to end, or null. */
  private synchronized @Nullable End look(Answer.Seen seen, boolean inert) {
    long now = clock.getAsLong();
    rate.add(now, seen.reactions());
    Answer.Meetings meetings = seen.meetings();
    progress =
        new Progress(
            inert ? Progress.State.INERT : Progress.State.REACTING,
            seen.reactions(),
            seen.atoms(),
            meetings.fragments(),
            meetings.all(),
            inert ? 0 : meetings.due(),
            rate.perSecond(),
            (now - start) / NANOS_PER_SECOND,
            seen.holders().stream().map(Sender::node).toList(),
            seen.checked().quarantined(),
            seen.checked().remarks().stream().map(Remark::sentence).toList());
    bytes = seen.content().stream().mapToLong(BlobRef::bytes).sum();
    Duration limit = submission.timeout();
    boolean late = limit != null && now - start >= limit.toNanos() && charge.getAsBoolean();
    if (stop == null && !inert && late) {
      stop = End.TIME_LIMIT;
    }
    if (stop == null && !charge.getAsBoolean()) {
      lastWatched = now;
    }
    boolean deserted = watchers == 0 && now - lastWatched >= DESERTED_NANOS;
    if (stop == null && submission.attached() && deserted) {
      stop = End.INTERRUPTED;
    }
    notifyAll();
    return stop;
  }

  @SuppressWarnings("WaitNotInLoop") // to come back too early does no harm
  private synchronized void pauseFor(Duration longest) throws InterruptedException {
    wait((stop == null ? longest : SHORTEST_PAUSE).toMillis());
  }

  private Conclusion conclusion(Outcome outcome, Workshop workshop) {
    ReactionFailure failure = outcome.failure();
    return new Conclusion(
        outcome.end().name(),
        failure == null ? "" : piece.show(failure),
        failure == null ? Bytes.NONE : workshop.programs().write(failure),
        outcome.solution());
  }

  private synchronized void conclude(Conclusion end) {
    ended = clock.getAsLong();
    conclusion = end;
    progress = progress.ended((ended - start) / NANOS_PER_SECOND);
    notifyAll();
  }

  /** Ends the job as it stands; one that is over stays as it is. */
  public synchronized void cancel() {
    if (stop == null) {
      stop = End.INTERRUPTED;
    }
    notifyAll();
  }

  /**
   * Drops atoms into a job that is kept.
   *
   * @param name of the file, for messages
   * @param text a program, whose molecule they are
   * @return the number of atoms
   * @throws RefusedException if that cannot be
   * @throws InterruptedException if the thread was interrupted
   */
  public int inject(String name, String text) throws RefusedException, InterruptedException {
    ClusterJob job;
    synchronized (this) {
      if (!submission.keep()) {
        throw new RefusedException(
            RefusedException.CONFLICT,
            "Job " + id + " takes no more atoms.",
            "Start it with `--keep`.");
      }
      job = running;
      if (job == null || conclusion != null) {
        throw injection.over();
      }
    }
    return injection.into(job, name, text);
  }

  /**
   * The solution as it stands.
   *
   * @throws RefusedException if there is none
   * @throws InterruptedException if the thread was interrupted
   */
  public Solution solution() throws RefusedException, InterruptedException {
    ClusterJob job;
    synchronized (this) {
      Conclusion end = conclusion;
      Solution last = end == null ? null : end.solution();
      if (last != null) {
        return last;
      }
      job = running;
      if (job == null || end != null) {
        throw new RefusedException(
            RefusedException.CONFLICT, "Job " + id + " has no solution to show.", "");
      }
    }
    try {
      return job.solution();
    } catch (ClusterException e) {
      throw new RefusedException(RefusedException.LOST, String.valueOf(e.getMessage()), "");
    }
  }

  /** See {@link Workshop.Piece#put}. */
  void put(Solution solution, Workshop.Form form, Map<String, @Nullable Object> document) {
    piece.put(solution, form, document);
  }

  /** Counts one that watches, until {@link #unwatch}. */
  synchronized void watch() {
    watchers++;
  }

  /** The opposite of {@link #watch}. */
  synchronized void unwatch() {
    watchers--;
    lastWatched = clock.getAsLong();
  }

  /** Waits until the job may stand otherwise, or is over. */
  @SuppressWarnings("WaitNotInLoop") // to come back too early does no harm
  synchronized void await(Duration longest) throws InterruptedException {
    if (conclusion == null) {
      wait(longest.toMillis());
    }
  }

  /** Waits until the voters have the job, or it is over; gives whether that is so. */
  @SuppressWarnings("WaitNotInLoop") // to come back too early does no harm
  synchronized boolean awaitBegun(Duration longest) throws InterruptedException {
    if (running == null && conclusion == null) {
      wait(longest.toMillis());
    }
    return running != null || conclusion != null;
  }

  /** The identifier of the job. */
  public String id() {
    return id;
  }

  /** The program that was submitted, with its options. */
  public Submission submission() {
    return submission;
  }

  /** How the results of its nodes are checked. */
  public Promise promise() {
    return promise;
  }

  /** How its solution is divided. */
  public Distribution plan() {
    return plan;
  }

  /** How it stands. */
  public synchronized Progress progress() {
    return progress;
  }

  /** Its end, or null while it goes on. */
  public synchronized @Nullable Conclusion conclusion() {
    return conclusion;
  }

  /** What a client needs for a receipt. */
  KeptEvidence evidence() {
    return evidence;
  }

  /** The lines that it printed. */
  public LineLog lines() {
    return lines;
  }

  /** When it ended, by the clock. */
  synchronized long ended() {
    return ended;
  }

  /** The memory that its result and lines take, about. */
  synchronized long bytes() {
    return bytes + lines.bytes() + evidence.bytes();
  }
}
