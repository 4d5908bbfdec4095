package hocl.runtime.cluster;

import hocl.runtime.ledger.Request;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;

/** Executors, with the ledgers and blobs of the jobs that they work on. Any thread may call. */
public interface Cluster {

  /** The way to the ledger of a job. */
  Post post(String job);

  /** The blobs of all jobs. */
  BlobStore blobs();

  /**
   * Lets executors work on a job until it has ended; once more where more atoms came after that.
   *
   * @param create the command that began the job
   * @throws ClusterException if none can, as when the program cannot be compiled
   * @throws InterruptedException if the thread was interrupted
   */
  void work(Request create) throws InterruptedException;

  /** Whether most of the voters are together; jobs pause while they are not. */
  boolean hasMajority();
}
