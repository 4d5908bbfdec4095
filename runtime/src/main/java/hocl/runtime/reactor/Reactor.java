package hocl.runtime.reactor;

/** A way of running a solution. */
public interface Reactor {

  /**
   * Reacts until the solution is inert, a limit is reached, the job is cancelled or a right-hand
   * side fails. Blocks the calling thread, on which the observer is called too. May be called
   * again, also from several threads at once.
   *
   * @param job the solution, its rules and its limits
   * @param observer hears of every reaction
   */
  Outcome run(Job job, Observer observer);
}
