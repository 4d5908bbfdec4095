package hocl.language.audit;

import hocl.grammar.DeepStack;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.explore.Replay;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;

/** Runs of programs for tests, each of which ends with an audit. */
public final class Audited {

  /** The number of atoms that an audit may look at, in a run of a test. */
  private static final long STEPS = 300_000;

  private Audited() {}

  /**
   * Runs an instance as {@link hocl.language.Machine} does.
   *
   * @throws AssertionError if the run ended inert and something can still react
   */
  public static Outcome run(Instance instance, RunOptions options) {
    Outcome outcome = outcome(FinishedRun.of(instance, options));
    if (!instance.program().usesJava() && outcome.end() == End.INERT) {
      judge(instance, options, outcome);
    }
    return outcome;
  }

  /** Runs once more, recorded: the same must happen, and every reaction be legal. */
  private static void judge(Instance instance, RunOptions options, Outcome outcome) {
    RunOptions silent =
        new RunOptions(
            options.seed(),
            options.budget(),
            options.strict(),
            options.countFailures(),
            false,
            Observer.NONE,
            line -> {},
            options.tiers());
    FinishedRun run = FinishedRun.of(instance, silent, true);
    Replay.Result result =
        DeepStack.call(() ->
            Replay.judge(
                run.content(), run.trace(), run.outcome().solution(), Effort.ofSteps(STEPS)));
    if (result instanceof Replay.Illegal
        || run.outcome().reactions() != outcome.reactions()
        || run.outcome().steps() != outcome.steps()
        || !run.outcome().solution().equals(outcome.solution())) {
      throw new AssertionError("recorded: " + result + " of " + run.outcome());
    }
  }

  /**
   * Runs a program as {@link hocl.language.Machine} does.
   *
   * @throws AssertionError if the run ended inert and something can still react
   */
  public static Outcome run(Program program, RunOptions options) {
    Instance instance;
    try {
      instance = Machine.instantiate(program);
    } catch (RunFailure failure) {
      return outcome(FinishedRun.of(program, options));
    }
    return run(instance, options);
  }

  private static Outcome outcome(FinishedRun run) {
    if (run.audit(Effort.ofSteps(STEPS)) instanceof Audit.Refuted refuted) {
      throw new AssertionError(
          "not inert: "
              + AtomPrinter.PLAIN.print(refuted.rule())
              + " can react with "
              + AtomPrinter.PLAIN.print(refuted.taken())
              + " at depth "
              + refuted.depth()
              + " of "
              + AtomPrinter.PLAIN.print(run.outcome().solution()));
    }
    return run.outcome();
  }
}
