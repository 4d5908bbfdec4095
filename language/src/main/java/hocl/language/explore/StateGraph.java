package hocl.language.explore;

import hocl.grammar.DeepStack;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The states that an exploration found, by numbers from 0 in the order in which they were found:
 * first the one that it began with, then those a reaction away, and so on. Immutable.
 */
public final class StateGraph {

  /** A graph without states. */
  static final StateGraph EMPTY = new StateGraph(List.of(), List.of(), List.of());

  private static final int NONE = -1;

  private final List<Solution> states;
  private final List<int[]> successors;
  private final List<Integer> parents;

  /**
   * A graph.
   *
   * @param successors for each state those that can follow it; there may be none for the last
   *     states, of which they are not known
   * @param parents for each state the first one that it followed, -1 for the first state
   */
  StateGraph(List<Solution> states, List<int[]> successors, List<Integer> parents) {
    this.states = List.copyOf(states);
    this.successors = List.copyOf(successors);
    this.parents = List.copyOf(parents);
  }

  /** The number of states. */
  public int size() {
    return states.size();
  }

  /** A state. */
  public Solution state(int number) {
    return states.get(number);
  }

  /** The states that can follow a state, each once; empty if they are not known. */
  public int[] successors(int number) {
    return number < successors.size() ? successors.get(number).clone() : new int[0];
  }

  /** Whether the successors of a state were looked for. */
  public boolean isExplored(int number) {
    return number < successors.size();
  }

  /** The smallest number of reactions by which a state is reached. */
  public int distance(int number) {
    int distance = 0;
    for (int at = number; parents.get(at) != NONE; at = parents.get(at)) {
      distance++;
    }
    return distance;
  }

  /** A shortest run to a state: its reactions in order, none for the first state. */
  public List<PossibleReaction.Reaction> trail(int number) {
    return DeepStack.call(() -> {
      List<PossibleReaction.Reaction> trail = new ArrayList<>();
      for (int at = number; parents.get(at) != NONE; at = parents.get(at)) {
        trail.add(step(parents.get(at), at));
      }
      Collections.reverse(trail);
      return trail;
    });
  }

  /** The reactions by which a state follows another. */
  public List<PossibleReaction.Reaction> steps(int from, int to) {
    return Explorer.steps(states.get(from)).stream()
        .filter(PossibleReaction.Reaction.class::isInstance)
        .map(PossibleReaction.Reaction.class::cast)
        .filter(reaction -> reaction.after().equals(states.get(to)))
        .toList();
  }

  private PossibleReaction.Reaction step(int from, int to) {
    List<PossibleReaction.Reaction> steps = steps(from, to);
    if (steps.isEmpty()) {
      throw new IllegalStateException("no reaction leads from state " + from + " to " + to);
    }
    return steps.getFirst();
  }
}
