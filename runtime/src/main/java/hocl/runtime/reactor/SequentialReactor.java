package hocl.runtime.reactor;

/**
 * Reacts on the calling thread, one reaction after the other: a {@link Vessel} driven to the end.
 */
public final class SequentialReactor implements Reactor {

  private final boolean measureCpu;

  /** A reactor whose outcomes tell no CPU time. */
  public SequentialReactor() {
    this(false);
  }

  /**
   * A reactor.
   *
   * @param measureCpu whether outcomes tell the CPU time, which costs some start-up time; otherwise
   *     they say 0
   */
  public SequentialReactor(boolean measureCpu) {
    this.measureCpu = measureCpu;
  }

  @Override
  public Outcome run(Job job, Observer observer) {
    Vessel vessel = new Vessel(job.chemistry(), job.choice(), observer, measureCpu);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    return vessel.react(job.budget());
  }
}
