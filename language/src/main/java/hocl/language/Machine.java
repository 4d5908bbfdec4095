package hocl.language;

import hocl.grammar.DeepStack;
import hocl.language.node.Evaluator;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.reactor.SequentialReactor;

/**
 * Runs programs on the sequential reactor. Any number of threads may run programs at the same time;
 * each run takes place on a thread of its own with a deep stack, on which the listener is called,
 * while the caller waits.
 */
public final class Machine {

  private Machine() {}

  /**
   * Evaluates the definitions and the initial molecule of a program.
   *
   * @throws RunFailure if one cannot be evaluated
   */
  public static Instance instantiate(Program program) {
    return DeepStack.call(() -> new Evaluator(program).instantiate(program));
  }

  /** An instance as a job for any reactor. */
  public static Job job(Instance instance, RunOptions options) {
    return new Job(
        options.chemistry(instance.program()),
        instance.molecule(),
        options.budget(),
        options.seed());
  }

  /** The chemistry of a program, for vessels that get their atoms from elsewhere. */
  public static Chemistry chemistry(Program program, RunOptions options) {
    return options.chemistry(program);
  }

  /** Runs an instance. Failures of the program are in the outcome, nothing is thrown. */
  public static Outcome run(Instance instance, RunOptions options) {
    return run(instance, options, new SequentialReactor(options.measureCpu()));
  }

  /**
   * Runs an instance by a reactor of the caller's choice.
   *
   * @param reactor the way of running it
   */
  public static Outcome run(Instance instance, RunOptions options, Reactor reactor) {
    return DeepStack.call(() -> reactor.run(job(instance, options), options.observer()));
  }

  /** Instantiates and runs. A definition that fails leaves the empty solution in the outcome. */
  public static Outcome run(Program program, RunOptions options) {
    try {
      return run(instantiate(program), options);
    } catch (RunFailure failure) {
      return new Outcome(End.FAILED, Solution.EMPTY, 0, 0, 0, 0, failure);
    }
  }

  /**
   * Says that a large run is about to come: a small program is compiled and run meanwhile, on a
   * thread of its own, so that the parts of the machine that only large runs use are there when
   * they are needed. Returns at once; any thread may call.
   */
  public static void warmUp() {
    Thread thread = new Thread(WarmUp::run, "hocl-warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}
