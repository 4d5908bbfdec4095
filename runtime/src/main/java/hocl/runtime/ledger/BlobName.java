package hocl.runtime.ledger;

/**
 * The name of a blob inside its job: the attempt that made it, and a number. Two attempts never
 * share a name, so a blob never changes under its name.
 *
 * @param task the task, or 0 for what a client submits
 * @param fence the fence of the attempt's lease, or 0 for what a client submits
 * @param incarnation of the node that made it
 * @param index tells the blobs of one attempt apart; drawn at random
 */
public record BlobName(long task, long fence, long incarnation, int index) {

  /** The name among the blobs of all jobs. */
  public String in(String job) {
    return job + '/' + task + '/' + fence + '/' + Long.toHexString(incarnation) + '/' + index;
  }
}
