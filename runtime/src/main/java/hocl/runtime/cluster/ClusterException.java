package hocl.runtime.cluster;

/** A cluster that cannot go on with a job; the message is a sentence for people. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Cause cause;

  /** The reasons for which a cluster cannot go on. */
  public enum Cause {
    /** No node can do the job. */
    JOB,
    /** The cluster is gone, or the solution in it. */
    LOST,
    /** Nothing answers where a member should. */
    UNREACHABLE,
    /** The members that answer do not let this one in. */
    NOT_LET_IN,
    /** The address of this member cannot be listened at. */
    NO_PORT,
    /** Most of the voters are missing, and there is a reason not to wait for them. */
    NO_MAJORITY
  }

  ClusterException(Cause cause, String sentence) {
    super(sentence);
    this.cause = cause;
  }

  /** The reason. */
  public Cause reason() {
    return cause;
  }

  /** Whether it is the job that no node can do; else it is the cluster that is gone. */
  public boolean isOfJob() {
    return cause == Cause.JOB;
  }
}
