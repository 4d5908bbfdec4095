package hocl.language.explore;

import hocl.grammar.DeepStack;
import hocl.language.program.Program;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.EndlessCalls;
import hocl.runtime.reactor.LongCalls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tries every choice, breadth first, and remembers every state. Any thread may call this; a call
 * takes a deep stack of its own and holds all states in memory.
 */
public final class Explorer {
  private final ExploreOptions options;
  private final ExplorationMeter meter;
  private final PossibleSteps reactions;
  private final Map<Solution, Integer> numbers = new HashMap<>();
  private final List<Solution> states = new ArrayList<>();
  private final List<int[]> successors = new ArrayList<>();

  /** For each state the one from which it was found, -1 for the first. */
  private final List<Integer> parents = new ArrayList<>();

  private final List<Solution> outcomes = new ArrayList<>();
  private final Set<ExploredFailure> failures = new LinkedHashSet<>();

  /** Which states are looked for, if any are. */
  private final Predicate<Solution> goal;

  private final int mostGoals;
  private int goals;

  private Explorer(
      ExploreOptions options,
      ExplorationMeter meter,
      PossibleSteps reactions,
      Predicate<Solution> goal,
      int mostGoals) {
    this.options = options;
    this.meter = meter;
    this.reactions = reactions;
    this.goal = goal;
    this.mostGoals = mostGoals;
  }

  /**
   * Explores a program from its initial molecule.
   *
   * @return with a failure without rule and no states if the program fails before the first
   *     reaction
   * @throws IllegalArgumentException if the program calls Java that need not be pure
   */
  public static Exploration explore(Program program, ExploreOptions options) {
    return explore(program, options, state -> false, Integer.MAX_VALUE);
  }

  /**
   * Explores a program as the other method does, until enough states of some kind are found.
   *
   * @param goal which states are looked for
   * @param mostGoals the number of them that is enough, at least 1
   */
  public static Exploration explore(
      Program program, ExploreOptions options, Predicate<Solution> goal, int mostGoals) {
    if (program.usesJava()) {
      throw new IllegalArgumentException("a program that calls Java cannot be explored");
    }
    ExplorationMeter meter = new ExplorationMeter(options);
    OracleEvaluator evaluator = new OracleEvaluator(meter);
    Explorer explorer =
        new Explorer(options, meter, new PossibleSteps(evaluator, meter), goal, mostGoals);
    return explorer.explored(() -> {
      try {
        return explorer.from(Start.of(program.core(), evaluator));
      } catch (EvaluationException failure) {
        explorer.failures.add(
            new ExploredFailure(
                null, Molecule.EMPTY, FailureMessages.of(failure, program.source().wholeSpan())));
        return explorer.result(true);
      } catch (ExplorationMeter.Spent spent) {
        return explorer.result(false);
      }
    });
  }

  /** Explores what can become of a solution. */
  public static Exploration explore(Solution solution, ExploreOptions options) {
    ExplorationMeter meter = new ExplorationMeter(options);
    OracleEvaluator evaluator = new OracleEvaluator(meter);
    Explorer explorer =
        new Explorer(
            options, meter, new PossibleSteps(evaluator, meter), state -> false, Integer.MAX_VALUE);
    return explorer.explored(() -> explorer.from(solution));
  }

  /** Explores on a deep stack; at a limit it ends even if it is in a call that does not. */
  private Exploration explored(Supplier<Exploration> work) {
    Budget budget = new Budget(Long.MAX_VALUE, options.time(), options.cancellation());
    EndlessCalls calls = new EndlessCalls(budget);
    return DeepStack.call(
        () -> calls.during(work),
        () -> calls.isStuck() && calls.giveUp() != null ? DeepStack.call(this::cut) : null);
  }

  /** The result as far as it is known when a limit is met, perhaps in the middle of a step. */
  private Exploration cut() {
    while (states.size() > parents.size()) {
      states.removeLast();
    }
    // of the last state the successors are not known
    while (successors.size() < states.size()) {
      successors.add(new int[0]);
    }
    return result(false);
  }

  /**
   * The steps that are possible next in a solution and in those inside it.
   *
   * @return every step once, always in the same order; empty exactly if the solution is inert
   */
  public static List<PossibleReaction> steps(Solution solution) {
    return DeepStack.call(() -> {
      ExplorationMeter meter = new ExplorationMeter(ExploreOptions.upTo(Integer.MAX_VALUE));
      return new PossibleSteps(new OracleEvaluator(meter), meter).of(solution);
    });
  }

  private Exploration from(Solution start) {
    return LongCalls.withLimits(meter::check, () -> explored(start));
  }

  private Exploration explored(Solution start) {
    try {
      number(start, -1);
      for (int i = 0; i < states.size(); i++) {
        meter.check();
        if (!expand(i)) {
          return result(false);
        }
      }
      return result(true);
    } catch (ExplorationMeter.Spent spent) {
      return result(false);
    } catch (OutOfMemoryError e) {
      forget();
      meter.memoryUsedUp();
      return cut();
    }
  }

  /** Makes room for the result: from now on no state is looked for. */
  private void forget() {
    numbers.clear();
    reactions.forget();
  }

  /** Finds the successors of a state; false if a limit forbids to go on. */
  private boolean expand(int number) {
    Solution state = states.get(number);
    List<PossibleReaction> steps = reactions.of(state);
    if (steps.isEmpty()) {
      if (outcomes.size() == options.outcomes()) {
        return false;
      }
      outcomes.add(Solution.ofInert(Atoms.sorted(state)));
    }
    Set<Integer> next = new LinkedHashSet<>();
    for (PossibleReaction step : steps) {
      switch (step) {
        case PossibleReaction.Reaction reaction -> {
          Integer known = numbers.get(reaction.after());
          if (known == null && states.size() == options.states()) {
            return false;
          }
          next.add(known == null ? number(reaction.after(), number) : known);
        }
        case PossibleReaction.Failure failure ->
            failures.add(
                new ExploredFailure(failure.rule(), failure.matched(), failure.diagnostic()));
      }
    }
    successors.add(next.stream().mapToInt(Integer::intValue).toArray());
    return true;
  }

  private int number(Solution state, int parent) {
    numbers.put(state, states.size());
    states.add(state);
    parents.add(parent);
    if (goal.test(state) && ++goals == mostGoals) {
      throw new ExplorationMeter.Spent();
    }
    return states.size() - 1;
  }

  private Exploration result(boolean complete) {
    if (meter.isMemoryUsedUp()) {
      forget();
    }
    outcomes.sort(Atoms::compare);
    List<ExploredFailure> sorted = new ArrayList<>(failures);
    sorted.sort(
        Comparator.comparingInt((ExploredFailure failure) -> failure.diagnostic().span().start())
            .thenComparing(ExploredFailure::matched, Atoms::compare));
    return new Exploration(
        List.copyOf(outcomes),
        List.copyOf(sorted),
        new LinkedHashSet<>(states),
        states.isEmpty() ? StateGraph.EMPTY : new StateGraph(states, successors, parents),
        meter.isMemoryUsedUp(),
        complete,
        Cycles.exist(states.size(), successors));
  }
}
