package hocl.language.explore;

import hocl.grammar.DeepStack;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states that an exploration found, by numbers from 0 in the order in which they were found:
 * the state at the beginning, then those one reaction away, and so on. Immutable; any thread may
 * call.
 */
public final class StateGraph {

  private static final int NONE = -1;

  private final AtomNumbers atoms;
  private final Sequences states;
  private final List<int[]> successors;
  private final List<Integer> parents;

  /**
   * A graph.
   *
   * @param atoms the numbers of atoms
   * @param states for each state the sorted numbers of its atoms; states without a parent do not
   *     count
   * @param successors for each state those that can follow it; missing for the last states, whose
   *     successors are not known
   * @param parents for each state the one from which it was found, -1 for the first state
   */
  StateGraph(AtomNumbers atoms, Sequences states, List<int[]> successors, List<Integer> parents) {
    this.atoms = atoms;
    this.states = states;
    this.successors = List.copyOf(successors);
    this.parents = List.copyOf(parents);
  }

  /** The number of states. */
  public int size() {
    return parents.size();
  }

  /** A state by its number. The solution is put together at each call. */
  public Solution state(int number) {
    return atoms.solution(states.get(number));
  }

  /** The number of a state, -1 if it was not found. */
  public int numberOf(Solution state) {
    int[] known = atoms.known(state);
    int number = known == null ? NONE : states.find(known, known.length);
    return number < size() ? number : NONE;
  }

  /**
   * The numbers of the states that can follow a state, each once; empty if they are not known. The
   * caller may change the array.
   */
  public int[] successors(int number) {
    return number < successors.size() ? successors.get(number).clone() : new int[0];
  }

  /** Whether the successors of a state were looked for. */
  public boolean isExplored(int number) {
    return number < successors.size();
  }

  /** The smallest number of reactions by which a state is reached from the first one. */
  public int distance(int number) {
    int distance = 0;
    for (int at = number; parents.get(at) != NONE; at = parents.get(at)) {
      distance++;
    }
    return distance;
  }

  /** The reactions, in order, of a shortest run from the first state to a state. */
  public List<PossibleReaction.Reaction> trail(int number) {
    return trail(number, new HashMap<>());
  }

  /**
   * The reactions of a shortest run, as {@link #trail(int)} gives them, for calls about many states
   * whose runs mostly begin alike.
   *
   * @param known the reaction by which a state is reached from the one before, by the number of the
   *     state; reactions found by this call are added
   */
  public List<PossibleReaction.Reaction> trail(
      int number, Map<Integer, PossibleReaction.Reaction> known) {
    return DeepStack.call(() -> {
      List<PossibleReaction.Reaction> trail = new ArrayList<>();
      for (int at = number; parents.get(at) != NONE; at = parents.get(at)) {
        PossibleReaction.Reaction step = known.get(at);
        if (step == null) {
          step = step(parents.get(at), at);
          known.put(at, step);
        }
        trail.add(step);
      }
      Collections.reverse(trail);
      return trail;
    });
  }

  /** All reactions by which one state follows another one. */
  public List<PossibleReaction.Reaction> steps(int from, int to) {
    Solution after = state(to);
    return Explorer.steps(state(from)).stream()
        .filter(PossibleReaction.Reaction.class::isInstance)
        .map(PossibleReaction.Reaction.class::cast)
        .filter(reaction -> reaction.after().equals(after))
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
