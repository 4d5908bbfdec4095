package hocl.runtime.cluster;

/** A cluster that cannot go on with a job; the message is a sentence for people. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether it is the job that no node can do; else it is the cluster that is gone. */
  private final boolean job;

  ClusterException(String sentence, boolean job) {
    super(sentence);
    this.job = job;
  }

  /** Whether it is the job that no node can do; else it is the cluster that is gone. */
  public boolean isOfJob() {
    return job;
  }
}
