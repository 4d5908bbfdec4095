package hocl.runtime.gateway;

import hocl.runtime.cluster.StandingCluster;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says why a job cannot be begun, read or changed, where the voters are to blame. Any thread may
 * call.
 */
final class Majority {

  /** A client waits for no longer than this until its job is begun. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final String WHO_IS_HERE = "`hocl jobs --nodes` shows which are here.";
  private static final String ALL_VOTERS =
      "A new cluster takes jobs once all of its voters have come; one whose voters have lost what"
          + " they knew, once the others are back. "
          + WHO_IS_HERE;

  private final StandingCluster cluster;
  private final LongSupplier clock;

  /** Looks at a cluster; the clock gives nanoseconds since some moment. */
  Majority(StandingCluster cluster, LongSupplier clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  /** The reason, a clause, why the voters can do nothing; null if they can. */
  private @Nullable String obstacle() {
    if (!cluster.hasMajority()) {
      return "most of the voters are not together";
    }
    return cluster.remembers()
        ? null
        : "too many of the voters that are here are new, or have lost what they knew";
  }

  /** A sentence that says when jobs can be taken again, or where to look. */
  private String advice() {
    return cluster.hasMajority() ? ALL_VOTERS : WHO_IS_HERE;
  }

  /** Whether the voters can begin jobs and answer. */
  boolean isAble() {
    return obstacle() == null;
  }

  /**
   * Makes sure that a job can be read and changed: one that goes on cannot without the voters.
   *
   * @throws RefusedException if they cannot answer
   */
  void insist(HostedJob job) throws RefusedException {
    String obstacle = obstacle();
    if (job.conclusion() == null && obstacle != null) {
      throw new RefusedException(
          RefusedException.MAJORITY, "Job " + job.id() + " pauses: " + obstacle + ".", advice());
    }
  }

  /**
   * Waits until the voters have a job; one that they do not get is cancelled.
   *
   * @throws RefusedException if they do not get it in time
   * @throws InterruptedException if the thread was interrupted
   */
  void awaitBegun(HostedJob job) throws RefusedException, InterruptedException {
    long begin = clock.getAsLong();
    while (!job.awaitBegun(BETWEEN_LOOKS)) {
      if (clock.getAsLong() - begin < PATIENCE.toNanos()) {
        continue;
      }
      String obstacle = obstacle();
      job.cancel();
      throw obstacle == null
          ? new RefusedException(
              RefusedException.TOO_LONG,
              "The cluster has not taken the job in "
                  + PATIENCE.toSeconds()
                  + " seconds, though most of the voters are together; the job is cancelled.",
              "Nodes that are busy, or had to find one another again, take longer. Submit it again.")
          : new RefusedException(
              RefusedException.MAJORITY,
              "The cluster does not take the job: " + obstacle + ".",
              advice());
    }
  }
}
