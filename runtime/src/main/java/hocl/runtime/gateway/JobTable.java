package hocl.runtime.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The jobs of a gateway. Those that are over are kept for an hour, or until later ones need the
 * memory. Any thread may call.
 */
final class JobTable {

  /** A job that is over is kept for this time. */
  static final Duration KEPT = Duration.ofHours(1);

  /** All jobs that are over take at most this memory, but for the one that ended last. */
  static final long MOST_BYTES = 64L << 20;

  private static final int MOST_RUNNING = 64;

  private final LongSupplier clock;
  private final Map<String, HostedJob> jobs = new LinkedHashMap<>();
  private final List<HostedJob> dropped = new ArrayList<>();

  JobTable(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Takes a job.
   *
   * @throws RefusedException if there are too many that go on
   */
  synchronized void add(HostedJob job) throws RefusedException {
    sweep();
    if (jobs.values().stream().filter(one -> one.conclusion() == null).count() >= MOST_RUNNING) {
      throw new RefusedException(
          RefusedException.TOO_MANY,
          "There are " + MOST_RUNNING + " jobs already.",
          "Wait for one to end, or cancel one.");
    }
    jobs.put(job.id(), job);
  }

  /** Takes a job that began elsewhere. */
  synchronized void adopt(HostedJob job) {
    jobs.put(job.id(), job);
  }

  /** The jobs that are kept no longer, each given once; the cluster may forget them. */
  synchronized List<HostedJob> old() {
    sweep();
    List<HostedJob> all = List.copyOf(dropped);
    dropped.clear();
    return all;
  }

  /** All jobs, the latest last. */
  synchronized List<HostedJob> all() {
    sweep();
    return List.copyOf(jobs.values());
  }

  /**
   * A job by its name, of which the beginning is enough.
   *
   * @throws RefusedException if there is none, or more than one
   */
  synchronized HostedJob find(String id) throws RefusedException {
    sweep();
    List<HostedJob> found = jobs.values().stream().filter(job -> job.id().startsWith(id)).toList();
    if (id.isEmpty() || found.isEmpty()) {
      throw new RefusedException(
          RefusedException.UNKNOWN,
          "There is no job `" + id + "`.",
          "`hocl jobs` lists those that are there; one that is over is kept for an hour.");
    }
    if (found.size() > 1) {
      throw new RefusedException(
          RefusedException.UNKNOWN, "There are several jobs `" + id + "..`.", "Write more of it.");
    }
    return found.getFirst();
  }

  /** Forgets jobs that are over: the oldest first, and the one that ended last not for its size. */
  private void sweep() {
    List<HostedJob> over = new ArrayList<>();
    for (HostedJob job : jobs.values()) {
      if (job.conclusion() != null) {
        over.add(job);
      }
    }
    over.sort(Comparator.comparingLong(HostedJob::ended));
    long now = clock.getAsLong();
    long bytes = over.stream().mapToLong(HostedJob::bytes).sum();
    for (int i = 0; i < over.size(); i++) {
      HostedJob job = over.get(i);
      boolean old = now - job.ended() >= KEPT.toNanos();
      boolean large = bytes > MOST_BYTES && i < over.size() - 1;
      if (old || large) {
        bytes -= job.bytes();
        jobs.remove(job.id());
        dropped.add(job);
      }
    }
  }
}
