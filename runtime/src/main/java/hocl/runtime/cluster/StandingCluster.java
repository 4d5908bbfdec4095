package hocl.runtime.cluster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster that stays when a job is over. Any thread may call. */
public interface StandingCluster extends Cluster {

  /** The number of executors of all nodes for a job, and the nodes. */
  List<NodeStanding> nodes();

  /** The address of this node among those of {@link #nodes}. */
  String address();

  /** The number of voters that the cluster was founded with. */
  int voters();

  /**
   * Whether the voters that are here know all that was ever answered, as far as this node can tell.
   * Jobs wait for the others while too many of them are new, or have lost what they knew.
   */
  boolean remembers();

  /** The jobs that executors may work on: those that were begun and are not over. */
  Set<String> jobs() throws InterruptedException;

  /** The jobs that were begun and not yet forgotten, those that are over too. */
  Set<String> kept() throws InterruptedException;

  /**
   * The encoded create command of a job, or null for an unknown job.
   *
   * @param job the identifier of the job
   * @throws InterruptedException if the thread was interrupted
   */
  byte @Nullable [] begun(String job) throws InterruptedException;

  /**
   * Keeps a text with a job that is going to begin, as long as the job.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  default void note(String job, byte[] text) throws InterruptedException {
    blobs().put(Notes.nameOf(job), text);
  }

  /**
   * The text that {@link #note} kept, or null if there is none.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  default byte @Nullable [] noted(String job) throws InterruptedException {
    return blobs().get(Notes.nameOf(job));
  }

  /**
   * Forgets a job that is over, with its ledger and blobs.
   *
   * @param job the identifier of the job
   * @throws InterruptedException if the thread was interrupted
   */
  void forget(String job) throws InterruptedException;
}
