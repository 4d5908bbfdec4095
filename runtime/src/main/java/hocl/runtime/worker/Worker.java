package hocl.runtime.worker;

import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.cluster.Roster;
import hocl.runtime.cluster.Worksite;
import hocl.runtime.key.SigningKey;
import hocl.runtime.worker.WorkerException.Cause;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Works on the jobs of a cluster through a gateway, until it is stopped. It comes anew, under
 * another incarnation, whenever the gateway has forgotten it.
 */
public final class Worker {

  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);

  private final String address;
  private final Connection connection;
  private final ProgramBytes programs;
  private final int threads;
  private final UnaryOperator<Worksite> manners;
  private final Consumer<String> said;
  private volatile boolean stopped;

  /**
   * A worker.
   *
   * @param address of the gateway, {@code HOST:PORT}
   * @param key signs what it sends
   * @param token of the gateway, if it is known; asked each time when a session begins
   * @param programs compiles programs
   * @param threads the number of executors for each job
   * @param patience how long it tries when the gateway does not answer
   * @param manners changes what its executors do to ledgers and blobs; the identity for an honest
   *     worker
   * @param said takes sentences for people
   */
  public Worker(
      String address,
      SigningKey key,
      Supplier<Optional<String>> token,
      ProgramBytes programs,
      int threads,
      Duration patience,
      UnaryOperator<Worksite> manners,
      Consumer<String> said) {
    this.address = address;
    this.connection = new Connection(address, key, token, patience, said);
    this.programs = programs;
    this.threads = threads;
    this.manners = manners;
    this.said = said;
  }

  /**
   * Works until it is stopped.
   *
   * @throws WorkerException if the gateway does not let it in, or does not answer for too long
   * @throws InterruptedException if the thread was interrupted
   */
  public void run() throws InterruptedException {
    while (!stopped) {
      GuestSite site = GuestSite.begin(connection, threads);
      said.accept("Works for " + address + " as " + site.sender(0).node() + ".");
      Roster roster = new Roster(programs, threads, said);
      try {
        work(site, manners.apply(site), roster);
        roster.finish();
        site.leave();
      } catch (WorkerException e) {
        roster.stop();
        if (e.reason() != Cause.OVER) {
          throw e;
        }
        said.accept("The gateway has forgotten this worker; it comes anew.");
      } finally {
        roster.stop();
      }
    }
  }

  /** Gives the executors the jobs that there are, until the worker is stopped or excluded. */
  private void work(GuestSite site, Worksite seen, Roster roster) throws InterruptedException {
    while (!stopped && !roster.isExcluded()) {
      Set<String> open = site.jobs();
      for (String job : open) {
        byte[] create = roster.knows(job) ? null : site.begun(job);
        if (create != null) {
          roster.work(seen, job, create);
        }
      }
      Set<String> gone = new HashSet<>(roster.jobs());
      gone.removeAll(open);
      gone.forEach(roster::forget);
      roster.revive(seen);
      pause();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // to come back too early does no harm
  private synchronized void pause() throws InterruptedException {
    if (!stopped) {
      wait(BETWEEN_ROUNDS.toMillis());
    }
  }

  /** Has it end after what it does now. Any thread may call. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
