package hocl.runtime.cluster;

import hocl.runtime.ledger.Sender;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;

/** The place where the executors of one node work. Any thread may call. */
public interface Worksite {

  /** The way to the ledger of a job. */
  Post post(String job);

  /** The blobs of all jobs. */
  BlobStore blobs();

  /** One of the senders of this node. */
  Sender sender(int slot);

  /** Whether the node goes on. */
  boolean isRunning();

  /** Tells the ledger of this job, too, when members leave. */
  void attend(String job);
}
