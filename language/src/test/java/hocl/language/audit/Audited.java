package hocl.language.audit;

import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Effort;
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
    return outcome(FinishedRun.of(instance, options));
  }

  /**
   * Runs a program as {@link hocl.language.Machine} does.
   *
   * @throws AssertionError if the run ended inert and something can still react
   */
  public static Outcome run(Program program, RunOptions options) {
    return outcome(FinishedRun.of(program, options));
  }

  private static Outcome outcome(FinishedRun run) {
    Audit audit = run.audit(Effort.ofSteps(STEPS));
    if (audit instanceof Audit.Illegal illegal) {
      throw new AssertionError("not legal: " + illegal.what());
    }
    if (audit instanceof Audit.Refuted refuted) {
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
