package hocl.language.audit;

import hocl.language.LivingSolution;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;

/**
 * A run that is over, with what an audit has to know of it.
 *
 * @param program the program that ran
 * @param outcome what it came to
 * @param generatedCode whether generated code may have reacted
 */
public record FinishedRun(Program program, Outcome outcome, boolean generatedCode) {

  /** Runs an instance as {@link Machine#run(Instance, RunOptions)} does. */
  public static FinishedRun of(Instance instance, RunOptions options) {
    LivingSolution living = new LivingSolution(options, instance.program().usesJava(), false);
    living.put(instance);
    Outcome outcome = living.react();
    return new FinishedRun(instance.program(), outcome, living.usedGeneratedCode());
  }

  /** Runs a program as {@link Machine#run(Program, RunOptions)} does. */
  public static FinishedRun of(Program program, RunOptions options) {
    try {
      return of(Machine.instantiate(program), options);
    } catch (RunFailure failure) {
      Outcome outcome = new Outcome(End.FAILED, Solution.EMPTY, 0, 0, 0, 0, failure);
      return new FinishedRun(program, outcome, false);
    }
  }

  /** Searches the last solution for what can react, by a way that the run did not take. */
  public Audit audit(Effort effort) {
    return Audit.of(program, outcome, generatedCode, effort);
  }
}
