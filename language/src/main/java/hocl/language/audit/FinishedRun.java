package hocl.language.audit;

import hocl.language.LivingSolution;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.StoppedAtStart;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.trace.Trace;

/**
 * A run that is over, with what an audit has to know of it.
 *
 * @param program the program that ran
 * @param outcome what it came to
 * @param generatedCode whether generated code may have reacted
 * @param isRecorded whether the reactions were written down
 * @param content what there was at the beginning, if so
 * @param trace the reactions, if so
 */
public record FinishedRun(
    Program program,
    Outcome outcome,
    boolean generatedCode,
    boolean isRecorded,
    Molecule content,
    Trace trace) {

  /** The largest size of a trace. */
  private static final long MOST_BYTES = 1 << 26;

  /** The memory divided by the largest part of it that a trace may fill. */
  private static final long PARTS = 8;

  /** A run whose reactions were not written down. */
  public FinishedRun(Program program, Outcome outcome, boolean generatedCode) {
    this(program, outcome, generatedCode, false, Molecule.EMPTY, Trace.EMPTY);
  }

  /** Runs an instance as {@link Machine#run(Instance, RunOptions)} does, not recorded. */
  public static FinishedRun of(Instance instance, RunOptions options) {
    return of(instance, options, false);
  }

  /**
   * Runs an instance as {@link Machine#run(Instance, RunOptions)} does.
   *
   * @param recorded whether its reactions are written down; those of a program that uses Java never
   *     are, for what it does must not be done again
   */
  public static FinishedRun of(Instance instance, RunOptions options, boolean recorded) {
    Program program = instance.program();
    boolean records = recorded && !program.usesJava();
    LivingSolution living = new LivingSolution(options, program.usesJava(), false);
    if (records) {
      living.record(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PARTS));
    }
    living.put(instance);
    Outcome outcome = living.react();
    return new FinishedRun(
        program, outcome, living.usedGeneratedCode(), records, instance.molecule(), living.trace());
  }

  /** Runs a program as {@link Machine#run(Program, RunOptions)} does. */
  public static FinishedRun of(Program program, RunOptions options) {
    try {
      Limits limits = new Limits(options.budget());
      Instance instance = Machine.instantiate(program, limits);
      return of(instance, options.within(limits.left()));
    } catch (StoppedAtStart stopped) {
      Outcome outcome = new Outcome(stopped.end(), Solution.EMPTY, 0, 0, 0, 0, null);
      return new FinishedRun(program, outcome, false);
    } catch (RunFailure failure) {
      Outcome outcome = new Outcome(End.FAILED, Solution.EMPTY, 0, 0, 0, 0, failure);
      return new FinishedRun(program, outcome, false);
    }
  }

  /**
   * Judges the reactions, and searches the last solution for what can react, by a way that the run
   * did not take.
   */
  public Audit audit(Effort effort) {
    return Audit.of(this, effort);
  }
}
