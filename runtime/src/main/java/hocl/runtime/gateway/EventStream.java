package hocl.runtime.gateway;

import hocl.runtime.atom.Solution;
import hocl.runtime.cluster.StandingCluster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells one client of a job, an event a line: how it stands, at once and then twice a second, what
 * it prints, and at last its end with the solution. A client that has gone away is noticed by the
 * next event.
 */
final class EventStream {

  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(500);
  private static final int MOST_LINES = 1000;

  private final HostedJob job;
  private final StandingCluster cluster;
  private final HttpCall call;

  EventStream(HostedJob job, StandingCluster cluster, HttpCall call) {
    this.job = job;
    this.cluster = cluster;
    this.call = call;
  }

  /** Writes events until the job is over; how it stands comes first, even of a job that is over. */
  void run() throws IOException, InterruptedException {
    long next = from();
    job.watch();
    try (OutputStream out = new BufferedOutputStream(call.lines())) {
      progress(out);
      long last = System.nanoTime();
      while (true) {
        Conclusion end = job.conclusion();
        long after = lines(next, out);
        boolean quiet = after == next;
        next = after;
        if (quiet && end != null) {
          end(end, out);
          return;
        }
        long now = System.nanoTime();
        if (now - last >= BETWEEN_EVENTS.toNanos()) {
          progress(out);
          last = now;
        }
        out.flush();
        if (quiet) {
          job.await(Duration.ofNanos(Math.max(1_000_000, BETWEEN_EVENTS.toNanos() - (now - last))));
        }
      }
    } finally {
      job.unwatch();
    }
  }

  private long from() {
    try {
      return Math.max(1, Long.parseLong(call.query().getOrDefault("from", "1")));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private long lines(long from, OutputStream out) throws IOException {
    LineLog.Piece piece = job.lines().from(from, MOST_LINES);
    if (piece.from() > from) {
      write(Json.object("event", "gone", "from", from, "to", piece.from() - 1), out);
    }
    long number = piece.from();
    for (String line : piece.lines()) {
      write(Json.object("event", "line", "number", number++, "text", line), out);
    }
    return Math.max(from, piece.next());
  }

  private void progress(OutputStream out) throws IOException {
    Map<String, @Nullable Object> event = Json.object("event", "progress");
    event.putAll(job.progress().json());
    event.put("majority", cluster.hasMajority());
    event.put("remembers", cluster.remembers());
    write(event, out);
  }

  private void end(Conclusion end, OutputStream out) throws IOException {
    Map<String, @Nullable Object> event =
        Json.object(
            "event",
            "end",
            "end",
            end.kind(),
            "reactions",
            job.progress().reactions(),
            "seconds",
            job.progress().seconds(),
            "sentence",
            end.sentence(),
            "quarantined",
            new TreeMap<>(job.progress().quarantined()),
            "remarks",
            job.progress().remarks(),
            "failure",
            Base64.getEncoder().encodeToString(end.failure().get()),
            "solution",
            null);
    Solution solution = end.solution();
    if (solution != null) {
      job.put(solution, call.form(), event);
    }
    write(event, out);
  }

  private static void write(Map<String, @Nullable Object> event, OutputStream out)
      throws IOException {
    out.write(Json.write(event).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
