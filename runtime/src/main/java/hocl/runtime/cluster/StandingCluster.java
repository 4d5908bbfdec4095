package hocl.runtime.cluster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster that stays when a job is over. Any thread may call. */
public interface StandingCluster extends Cluster {

  /** The number of executors of all nodes for a job, and the nodes. */
  List<NodeStanding> nodes();

  /** Whether most of the voters are together; jobs pause while they are not. */
  boolean hasMajority();

  /** The number of voters that the cluster was founded with. */
  int voters();

  /** The jobs that executors may work on: those that were begun and not yet forgotten. */
  Set<String> jobs() throws InterruptedException;

  /**
   * The command that began a job, as bytes, or null if there is no such job.
   *
   * @param job the identifier of the job
   * @throws InterruptedException if the thread was interrupted
   */
  byte @Nullable [] begun(String job) throws InterruptedException;

  /**
   * Forgets a job that is over, with its ledger and blobs.
   *
   * @param job the identifier of the job
   * @throws InterruptedException if the thread was interrupted
   */
  void forget(String job) throws InterruptedException;
}
