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
 * Tries every choice, breadth first, and remembers every state. Any thread may call this; a call
 * takes a deep stack of its own and holds all states in memory.
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

  /** The state whose successors are being looked for, and its atoms. */
  private int current;

  private final Content content = new Content();

  /** The states found so far that follow it. */
  private int[] next = new int[64];

  private int following;

  /** For each state the last one, plus 1, that was found to come before it. */
  private int[] lastBefore = new int[64];

  private final Following listener = new Following();
  private boolean inert;

  private final List<Solution> outcomes = new ArrayList<>();
  private final Set<ExploredFailure> failures = new LinkedHashSet<>();

  /** Which states are looked for, or null if none are. */
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
   * @return with a failure without rule and no states if the program fails before the first
   *     reaction
   * @throws IllegalArgumentException if the program calls Java that need not be pure
   */
  public static Exploration explore(Program program, ExploreOptions options) {
    return exploreFor(program, options, null, Integer.MAX_VALUE);
  }

  /**
   * Explores a program as the other method does, until enough states of some kind are found.
   *
   * @param goal which states are looked for
   * @param mostGoals the number of them that is enough, at least 1
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

  /** Explores what can become of a solution. */
  public static Exploration explore(Solution solution, ExploreOptions options) {
    ExplorationMeter meter = new ExplorationMeter(options);
    Explorer explorer =
        new Explorer(options, meter, new OracleEvaluator(meter), null, Integer.MAX_VALUE);
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
    // of the last state the successors are not known
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

  /** Finds the successors of a state. */
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

  /** Hears of the steps of the current state. */
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

    /** The state that was put together last follows the one that is looked at. */
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
