package hocl.runtime.cluster;

import hocl.runtime.reactor.Budget;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Watches over a run on a cluster: says when most of the voters are missing, and ends the waiting
 * for them when the run is to end, since a job that pauses cannot. A virtual thread of its own.
 */
final class Vigil implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** As many looks without a majority pass before the waiting ends. */
  private static final int MOST_PAUSED = 5;

  private final Cluster cluster;
  private final Budget budget;
  private final Consumer<String> said;
  private final Thread runner = Thread.currentThread();
  private final long start = System.nanoTime();
  private final Thread watcher;

  /** Whether the runner was interrupted; guarded by this, as is the interrupt. */
  private boolean ended;

  private boolean closed;

  /**
   * Watches over what the calling thread does from now on.
   *
   * @param budget says when the run is to end
   * @param said takes sentences for people
   */
  Vigil(Cluster cluster, Budget budget, Consumer<String> said) {
    this.cluster = cluster;
    this.budget = budget;
    this.said = said;
    this.watcher = Thread.ofVirtual().name("hocl-vigil").start(this::watch);
  }

  private void watch() {
    boolean together = true;
    int paused = 0;
    try {
      while (paused < MOST_PAUSED) {
        Thread.sleep(BETWEEN_LOOKS);
        boolean majority = cluster.hasMajority();
        if (majority != together) {
          said.accept(
              majority
                  ? "The majority of the nodes is back; the run goes on."
                  : "The majority of the nodes is lost; the run pauses until it is back.");
        }
        together = majority;
        paused = !majority && isOver() ? paused + 1 : 0;
      }
      end();
    } catch (InterruptedException e) {
      // the run is over
    }
  }

  private boolean isOver() {
    return budget.cancellation().isCancelled()
        || (budget.time() != null && System.nanoTime() - start >= budget.time().toNanos());
  }

  private synchronized void end() {
    if (!closed) {
      ended = true;
      runner.interrupt();
    }
  }

  /** Whether it ended the waiting; the interrupt of the runner is taken back then. */
  synchronized boolean hasEnded() {
    closed = true;
    boolean taken = ended && Thread.interrupted();
    return taken || ended;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    watcher.interrupt();
  }
}
