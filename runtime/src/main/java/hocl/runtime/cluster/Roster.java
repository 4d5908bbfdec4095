package hocl.runtime.cluster;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Request;
import hocl.runtime.task.LostBlobException;
import hocl.runtime.task.QuarantinedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The jobs that the executors of one node work on. Any thread may call. */
public final class Roster {

  private final ProgramBytes programs;
  private final int threads;
  private final Consumer<String> troubles;
  private final Map<String, Entry> entries = new HashMap<>();
  private volatile boolean excluded;

  /** A job that is known here. */
  private record Entry(Bytes create, @Nullable Workforce workforce) {}

  /**
   * A roster without jobs.
   *
   * @param threads the number of executors for each job
   * @param troubles takes sentences for people about jobs that this node cannot do
   */
  public Roster(ProgramBytes programs, int threads, Consumer<String> troubles) {
    this.programs = programs;
    this.threads = threads;
    this.troubles = troubles;
  }

  /** Whether a ledger counts this node as gone, so that it has to join anew. */
  public boolean isExcluded() {
    return excluded;
  }

  /** Whether a job is known. */
  public synchronized boolean knows(String job) {
    return entries.containsKey(job);
  }

  /** The jobs that are known. */
  public synchronized Set<String> jobs() {
    return Set.copyOf(entries.keySet());
  }

  /** The encoded create command of a job, or null if the job is unknown. */
  synchronized byte @Nullable [] begun(String job) {
    Entry entry = entries.get(job);
    return entry == null ? null : entry.create().get();
  }

  /**
   * Starts executors for a job, or starts those again that have ended.
   *
   * @param create the command that began the job, as bytes
   * @return why they cannot work, a sentence, or null
   */
  public synchronized @Nullable String work(Worksite site, String job, byte[] create) {
    Entry known = entries.get(job);
    if (known != null) {
      if (known.workforce() != null) {
        known.workforce().wake();
      }
      return null;
    }
    try {
      Workforce workforce =
          Workforce.of(site, create, programs, threads, failure -> dropped(site, job, failure));
      entries.put(job, new Entry(Bytes.of(create), workforce));
      return null;
    } catch (LostBlobException e) {
      // the job is being forgotten, or its blobs are on their way
      return "its program is not there.";
    } catch (CodecException | IllegalArgumentException e) {
      entries.put(job, new Entry(Bytes.of(create), null));
      String trouble = String.valueOf(e.getMessage());
      troubles.accept("This node takes no part in job " + job + ": " + trouble);
      return trouble;
    }
  }

  private void dropped(Worksite site, String job, @Nullable Throwable failure) {
    if (failure == null) {
      if (isOpen(site, job)) {
        excluded = true;
      }
    } else if (failure instanceof QuarantinedException) {
      troubles.accept(
          "This node is quarantined in job "
              + job
              + ": it was proved to have given a wrong result.");
    } else {
      troubles.accept("A task of job " + job + " came to nothing: " + failure);
    }
  }

  /** Whether a job goes on. */
  private static boolean isOpen(Worksite site, String job) {
    try {
      return site.post(job).send(new Request(site.sender(0), 0, new Command.Look()))
              instanceof Answer.Seen seen
          && seen.ending() == null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Starts executors again that ended although their job goes on. */
  public void revive(Worksite site) {
    Map<String, Entry> known;
    synchronized (this) {
      known = Map.copyOf(entries);
    }
    known.forEach((job, entry) -> {
      Workforce workforce = entry.workforce();
      if (workforce != null && !workforce.isWorking() && isOpen(site, job)) {
        workforce.wake();
      }
    });
  }

  /**
   * Stops the executors of a job.
   *
   * @return the command that began it, as bytes, or null if it was not known
   */
  public synchronized byte @Nullable [] forget(String job) {
    Entry entry = entries.remove(job);
    if (entry != null && entry.workforce() != null) {
      entry.workforce().stop();
    }
    return entry == null ? null : entry.create().get();
  }

  /**
   * Stops the executors of all jobs, and waits until they have ended.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public void finish() throws InterruptedException {
    List<Workforce> all = new ArrayList<>();
    synchronized (this) {
      for (Entry entry : entries.values()) {
        if (entry.workforce() != null) {
          all.add(entry.workforce());
        }
      }
    }
    stop();
    for (Workforce workforce : all) {
      workforce.join();
    }
  }

  /** Stops the executors of all jobs. */
  public void stop() {
    jobs().forEach(this::forget);
  }
}
