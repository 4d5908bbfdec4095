package hocl.runtime.reactor;

/** A way of running a solution. Any thread may call. */
public interface Reactor {

  /**
   * Reacts until the solution is inert, a limit is reached, the job is cancelled or a right-hand
   * side fails. Blocks the calling thread, on which the observer is called too. May be called
   * again, also from several threads at once.
   *
   * @param job the solution, its rules and its limits
   * @param observer hears of every reaction, on the reacting thread
   * @return why the run ended, the solution as it stands then, and the counts; failures of
   *     right-hand sides are in it and not thrown
   * @throws OutOfMemoryError if the memory ends in the middle of a reaction
   */
  Outcome run(Job job, Observer observer);
}
