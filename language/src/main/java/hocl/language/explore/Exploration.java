package hocl.language.explore;

import hocl.runtime.atom.Solution;
import java.util.List;

/**
 * The states and outcomes that a program can reach. Immutable.
 *
 * @param outcomes every inert solution that was found, in canonical order
 * @param failures every failure that was found, without duplicates, by place and then by atoms
 * @param graph every state that was found, the first one and the outcomes included, and the order
 *     in which states follow one another
 * @param memoryUsedUp whether the exploration ended for want of memory
 * @param complete whether no limit was met, that of a million atoms in a state included, so that
 *     the program can reach nothing else
 * @param endless whether a state that was found can be followed by itself, so that some run never
 *     ends; without {@code complete} there may be such runs although none was found
 */
public record Exploration(
    List<Solution> outcomes,
    List<ExploredFailure> failures,
    StateGraph graph,
    boolean memoryUsedUp,
    boolean complete,
    boolean endless) {

  /**
   * The number of an outcome among the states of the graph, from 0.
   *
   * @throws IllegalArgumentException if the solution is none of the states
   */
  public int numberOf(Solution outcome) {
    int number = graph.numberOf(outcome);
    if (number < 0) {
      throw new IllegalArgumentException("it is none of the states");
    }
    return number;
  }

  /** Whether a solution is one of the states that were found. */
  public boolean reached(Solution state) {
    return graph.numberOf(state) >= 0;
  }

  /** The number of distinct states found. */
  public int states() {
    return graph.size();
  }
}
