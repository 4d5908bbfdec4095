package hocl.language.generate;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.audit.Audit;
import hocl.language.audit.FinishedRun;
import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.explore.PossibleReaction;
import hocl.language.judge.ProgramChecker;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Reaction;
import hocl.runtime.reactor.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares runs of the machine with what the explorer says of the program. */
public final class ExplorerComparison {
  private static final int MOST_REACTIONS = 5000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The number of steps that an audit may take. */
  private static final long EFFORT = 100_000;

  /** The number of reactions of a run that are judged. */
  private static final int MOST_JUDGED = 40;

  private final Program program;
  private final Exploration exploration;

  /** The inert solutions that were audited. */
  private final Set<Solution> audited = new HashSet<>();

  private ExplorerComparison(Program program, Exploration exploration) {
    this.program = program;
    this.exploration = exploration;
  }

  /** What came of a comparison. */
  public sealed interface Result {}

  /** Every run is one that the explorer found. */
  public record Agreed() implements Result {}

  /** The program has too many states to know. */
  public record Skipped() implements Result {}

  /** A run did what the explorer knows not; or the program does not compile. */
  public record Disagreed(String reason) implements Result {}

  /**
   * Compares.
   *
   * @param text the source
   * @param states how many states the program may have
   * @param seeds how many random runs to make besides the deterministic one
   */
  public static Result of(String text, int states, int seeds) {
    Compilation compilation =
        Compiler.compile(new SourceText("generated.hocl", text), CompileOptions.DEFAULT);
    Program program = compilation.program();
    if (program == null) {
      return new Disagreed("it does not compile: " + compilation.diagnostics());
    }
    Exploration exploration = Explorer.explore(program, ExploreOptions.upTo(states));
    if (!exploration.complete()) {
      return new Skipped();
    }
    ExplorerComparison comparison = new ExplorerComparison(program, exploration);
    for (int seed = 0; seed <= seeds; seed++) {
      OptionalLong choice = seed == 0 ? OptionalLong.empty() : OptionalLong.of(seed);
      // generated code runs without a seed only
      for (Tiers tiers : seed == 0 ? Tiers.values() : new Tiers[] {Tiers.AUTOMATIC}) {
        for (int reactions : new int[] {MOST_REACTIONS, 1 + seed, 5 + 2 * seed}) {
          String problem = comparison.run(choice, reactions, tiers);
          if (problem != null) {
            String how = seed == 0 ? "deterministic by " + tiers : "with seed " + seed;
            return new Disagreed("run " + how + ", " + reactions + " reactions: " + problem);
          }
        }
      }
    }
    String illegal = comparison.illegalReaction();
    return illegal == null ? new Agreed() : new Disagreed(illegal);
  }

  /** Null if the explorer knows what the run did. */
  private @Nullable String run(OptionalLong seed, int reactions, Tiers tiers) {
    Budget budget = new Budget(reactions, PATIENCE, new Cancellation());
    boolean countFailures = tiers == Tiers.AUTOMATIC && reactions % 2 == 1;
    RunOptions options =
        new RunOptions(seed, budget, false, countFailures, false, Observer.NONE, line -> {}, tiers);
    try {
      FinishedRun run = FinishedRun.of(program, options);
      String problem = problem(run.outcome(), reactions);
      return problem == null ? notAtRest(run) : problem;
    } catch (RuntimeException | StackOverflowError | AssertionError crash) {
      StringWriter trace = new StringWriter();
      crash.printStackTrace(new PrintWriter(trace));
      return "it crashed: " + trace;
    }
  }

  /** Null unless the audit finds something that can react after an inert end. */
  private @Nullable String notAtRest(FinishedRun run) {
    if (run.outcome().end() != End.INERT || !audited.add(run.outcome().solution())) {
      return null;
    }
    Audit audit = run.audit(Effort.ofSteps(EFFORT));
    if (audit instanceof Audit.Illegal illegal) {
      return "not legal: " + illegal.what();
    }
    return audit instanceof Audit.Refuted refuted
        ? "the audit says that "
            + AtomPrinter.PLAIN.print(refuted.rule())
            + " can react with "
            + AtomPrinter.PLAIN.print(refuted.taken())
        : null;
  }

  /** Null unless a reaction of a run is not what its rule allows. */
  private @Nullable String illegalReaction() {
    List<Reaction> reactions = new ArrayList<>();
    Observer listener =
        new Observer() {
          @Override
          public void reacted(long n, Rule rule, Molecule taken, Molecule produced, int depth) {
            reactions.add(new Reaction(rule, taken, produced));
          }
        };
    Budget budget = new Budget(MOST_JUDGED, PATIENCE, new Cancellation());
    RunOptions options =
        new RunOptions(OptionalLong.empty(), budget, false, false, false, listener, line -> {});
    Machine.run(program, options);
    Checker checker = ProgramChecker.byPlans(program);
    for (Reaction reaction : reactions) {
      if (checker.reaction(reaction, Effort.ofSteps(EFFORT)) instanceof Verdict.Refuted refuted) {
        return AtomPrinter.PLAIN.print(reaction.rule())
            + " took "
            + AtomPrinter.PLAIN.print(reaction.taken())
            + " and made "
            + AtomPrinter.PLAIN.print(reaction.produced())
            + ", but "
            + refuted.reason();
      }
    }
    return null;
  }

  private @Nullable String problem(Outcome outcome, int reactions) {
    Solution solution = outcome.solution();
    String shown = AtomPrinter.PLAIN.print(solution);
    return switch (outcome.end()) {
      case INERT ->
          exploration.outcomes().contains(solution)
              ? null
              : "the explorer knows no outcome " + shown + " but " + outcomes();
      case REACTION_LIMIT -> {
        if (outcome.reactions() != reactions) {
          yield "it stopped after " + outcome.reactions() + " reactions";
        }
        if (reactions == MOST_REACTIONS && !exploration.endless()) {
          yield "it does not end";
        }
        yield exploration.reached(solution) ? null : "the explorer does not reach " + shown;
      }
      case FAILED -> failure(outcome, shown);
      case STEP_LIMIT, TIME_LIMIT, MEMORY_LIMIT, INTERRUPTED ->
          "it took too long, and stands at " + shown;
    };
  }

  private @Nullable String failure(Outcome outcome, String shown) {
    if (!(outcome.failure() instanceof RunFailure failure)) {
      return "it failed without saying why";
    }
    if (exploration.states() == 0) {
      return exploration.failures().isEmpty()
          ? "it failed to start: " + failure.diagnostic()
          : null;
    }
    if (!exploration.reached(outcome.solution())) {
      return "it failed at " + shown + ", which the explorer does not reach";
    }
    // when a negative count among the heads is met depends on the plan
    if (failure.diagnostic().code().equals("E0710")) {
      return null;
    }
    // equal rules may stand at several places, so the places need not agree
    for (PossibleReaction step : Explorer.steps(outcome.solution())) {
      if (step instanceof PossibleReaction.Failure expected
          && expected.diagnostic().code().equals(failure.diagnostic().code())) {
        return null;
      }
    }
    return "it failed at " + shown + ", but not the explorer: " + failure.diagnostic();
  }

  private String outcomes() {
    StringBuilder out = new StringBuilder();
    for (Solution outcome : exploration.outcomes()) {
      out.append("\n  ").append(AtomPrinter.PLAIN.print(outcome));
      if (out.length() > 2000) {
        return out.append("\n  ..").toString();
      }
    }
    exploration.failures().forEach(f -> out.append("\n  failure ").append(f.diagnostic()));
    return out.toString();
  }
}
