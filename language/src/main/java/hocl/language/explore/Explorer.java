package hocl.language.explore;

import hocl.grammar.DeepStack;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.program.Program;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.EndlessCalls;
import hocl.runtime.reactor.LongCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries every choice, breadth first, and keeps every state. Any thread may call; a call works on a
 * thread of its own with a deep stack and holds all states in memory.
 */
public final class Explorer {
  private final ExploreOptions options;
  private final ExplorationMeter meter;
  private final AtomNumbers atoms = new AtomNumbers();
  private final PossibleSteps steps;
  private final Sequences states = new Sequences();
  private final List<int[]> successors = new ArrayList<>();

  /** For each state the one from which it was found, -1 for the first. */
  private final List<Integer> parents = new ArrayList<>();

  /** The state whose successors are being looked for. */
  private int current;

  /** The atoms of that state. */
  private final Content content = new Content();

  /** The states found so far that follow that state: the first {@link #following} of the array. */
  private int[] next = new int[64];

  private int following;

  /** For each state the number of the last one that was found to come before it, plus 1. */
  private int[] lastBefore = new int[64];

  private final Following listener = new Following();

  /** Whether no step of the current state has been found. */
  private boolean inert;

  private final List<Solution> outcomes = new ArrayList<>();
  private final Set<ExploredFailure> failures = new LinkedHashSet<>();

  /** Holds for the states that are looked for; null if all are to be found. */
  private final @Nullable Predicate<Solution> goal;

  private final int mostGoals;
  private int goals;

  private Explorer(
      ExploreOptions options,
      ExplorationMeter meter,
      OracleEvaluator evaluator,
      @Nullable Predicate<Solution> goal,
      int mostGoals) {
    this.options = options;
    this.meter = meter;
    this.steps = new PossibleSteps(atoms, evaluator, meter);
    this.goal = goal;
    this.mostGoals = mostGoals;
  }

  /**
   * Explores a program from its initial molecule.
   *
   * @return the states, outcomes and failures; if the program fails before the first reaction, no
   *     states and one failure without a rule
   * @throws IllegalArgumentException if the program calls Java that need not be pure
   */
  public static Exploration explore(Program program, ExploreOptions options) {
    return exploreFor(program, options, null, Integer.MAX_VALUE);
  }

  /**
   * Explores a program as {@link #explore(Program, ExploreOptions)} does, until enough states of
   * some kind are found.
   *
   * @param goal holds for the states that are looked for; called on the exploring thread
   * @param mostGoals the number of such states that is enough, at least 1
   */
  public static Exploration explore(
      Program program, ExploreOptions options, Predicate<Solution> goal, int mostGoals) {
    return exploreFor(program, options, goal, mostGoals);
  }

  private static Exploration exploreFor(
      Program program, ExploreOptions options, @Nullable Predicate<Solution> goal, int mostGoals) {
    if (program.usesJava()) {
      throw new IllegalArgumentException("a program that calls Java cannot be explored");
    }
    ExplorationMeter meter = new ExplorationMeter(options);
    OracleEvaluator evaluator = new OracleEvaluator(meter);
    Explorer explorer = new Explorer(options, meter, evaluator, goal, mostGoals);
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

  /** Explores from a solution, which is the first state. */
  public static Exploration explore(Solution solution, ExploreOptions options) {
    ExplorationMeter meter = new ExplorationMeter(options);
    Explorer explorer =
        new Explorer(options, meter, new OracleEvaluator(meter), null, Integer.MAX_VALUE);
    return explorer.explored(() -> explorer.from(solution));
  }

  /**
   * Explores on a deep stack; at a limit the exploration ends even in the middle of a call that
   * does not return.
   */
  private Exploration explored(Supplier<Exploration> work) {
    Budget budget = new Budget(Long.MAX_VALUE, options.time(), options.cancellation());
    EndlessCalls calls = new EndlessCalls(budget);
    return DeepStack.call(
        () -> calls.during(work),
        () -> calls.isStuck() && calls.giveUp() != null ? DeepStack.call(this::cut) : null);
  }

  /** The result as far as it is known when a limit is met, perhaps in the middle of a step. */
  private Exploration cut() {
    // the successors of the last states are not known
    while (successors.size() < parents.size()) {
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
      return new PossibleSteps(new AtomNumbers(), new OracleEvaluator(meter), meter).of(solution);
    });
  }

  private Exploration from(Solution start) {
    return LongCalls.withLimits(meter::check, () -> explored(start));
  }

  private Exploration explored(Solution start) {
    try {
      number(atoms.of(start), -1);
      for (int i = 0; i < states.size(); i++) {
        meter.check();
        expand(i);
      }
      return result(true);
    } catch (ExplorationMeter.Spent spent) {
      return result(false);
    } catch (OutOfMemoryError e) {
      steps.forget();
      meter.memoryUsedUp();
      return cut();
    }
  }

  /** Finds the steps of a state, and so its successors, its failures, or that it is an outcome. */
  private void expand(int number) {
    current = number;
    inert = true;
    following = 0;
    content.load(states.get(number));
    steps.each(content, listener);
    if (inert) {
      if (outcomes.size() == options.outcomes()) {
        throw new ExplorationMeter.Spent();
      }
      outcomes.add(Solution.ofInert(Atoms.sorted(atoms.solution(states.get(number)))));
    }
    successors.add(Arrays.copyOf(next, following));
  }

  private int number(int[] state, int parent) {
    int number = states.add(state);
    parents.add(parent);
    if (number == lastBefore.length) {
      lastBefore = Arrays.copyOf(lastBefore, 2 * number);
    }
    if (goal != null && goal.test(atoms.solution(state)) && ++goals == mostGoals) {
      throw new ExplorationMeter.Spent();
    }
    return number;
  }

  private Exploration result(boolean complete) {
    if (meter.isMemoryUsedUp()) {
      steps.forget();
    }
    outcomes.sort(Atoms::compare);
    List<ExploredFailure> sorted = new ArrayList<>(failures);
    sorted.sort(
        Comparator.comparingInt((ExploredFailure failure) -> failure.diagnostic().span().start())
            .thenComparing(ExploredFailure::matched, Atoms::compare));
    return new Exploration(
        List.copyOf(outcomes),
        List.copyOf(sorted),
        new StateGraph(atoms, states, successors, parents),
        meter.isMemoryUsedUp(),
        complete,
        Cycles.exist(parents.size(), successors));
  }

  /** Notes the successors and failures to which the steps of the current state lead. */
  private final class Following implements PossibleSteps.Listener {
    @Override
    public void inside(int holder, PossibleSteps.Inside step) {
      inert = false;
      switch (step.step()) {
        case PossibleReaction.Reaction reaction ->
            follow(content.change(new int[] {holder}, 1, new int[] {step.changed()}));
        case PossibleReaction.Failure failure ->
            failures.add(
                new ExploredFailure(failure.rule(), failure.matched(), failure.diagnostic()));
      }
    }

    @Override
    public void reaction(RuleReactions rule, int own, int[] taken, int count, Makings.Made made) {
      inert = false;
      Diagnostic failure = made.failure();
      if (failure == null) {
        int[] gone = rule.gone(own, taken, count);
        follow(content.change(gone, gone.length, made.produced()));
      } else {
        failures.add(
            new ExploredFailure(rule.rule(), rule.matched(content, taken, count), failure));
      }
    }

    /** Adds the state that was put together last to the successors of the current state. */
    private void follow(int size) {
      int known = states.find(content.after(), size);
      if (known < 0) {
        if (states.size() == options.states()) {
          throw new ExplorationMeter.Spent();
        }
        known = number(Arrays.copyOf(content.after(), size), current);
      }
      if (lastBefore[known] != current + 1) {
        lastBefore[known] = current + 1;
        if (following == next.length) {
          next = Arrays.copyOf(next, 2 * following);
        }
        next[following++] = known;
      }
    }
  }
}
