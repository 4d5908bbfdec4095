package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/**
 * The rules of a program as a reactor sees them: something that makes executable reactions for the
 * rule definitions that a solution holds. Ten lines of Java can implement it. Used by the reacting
 * thread only.
 */
public interface Rules {

  /**
   * Called once, before the first atom comes in: the rules tell the store what to keep for them.
   */
  void prepare(Run run);

  /**
   * Executable reactions for the definitions that {@code host.definitions()} lists now. Solutions
   * with the same definitions should share the answer.
   */
  Reactions reactionsFor(ReactingSolution host, Run run);
}
