package hocl.language;

import hocl.grammar.DeepStack;
import hocl.language.judge.JudgedChemistry;
import hocl.language.node.Evaluator;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.StoppedAtStart;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.EndlessCalls;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.reactor.SequentialReactor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs, on the sequential reactor unless the caller names another one. Any number of
 * threads may call at the same time. Each call evaluates or reacts on a thread of its own with a
 * deep stack, on which observers are called, while the caller waits.
 */
public final class Machine {

  private Machine() {}

  /**
   * Evaluates the definitions and the initial molecule of a program.
   *
   * @throws RunFailure if a definition or the molecule cannot be evaluated
   */
  public static Instance instantiate(Program program) {
    return instantiate(program, Limits.none());
  }

  /**
   * Instantiates a program within limits. An evaluation that looks at no limit is left to itself
   * and goes on, while this call ends.
   *
   * @throws RunFailure if a definition or the molecule cannot be evaluated
   * @throws StoppedAtStart if a limit is reached
   */
  public static Instance instantiate(Program program, Limits limits) {
    return instantiate(program, limits, RunOptions.plain());
  }

  /**
   * Instantiates a program within limits, in the polyglot context of the options if they name one.
   *
   * @throws RunFailure if a definition or the molecule cannot be evaluated
   * @throws StoppedAtStart if a limit is reached
   */
  public static Instance instantiate(Program program, Limits limits, RunOptions options) {
    return DeepStack.call(
        () ->
            options.inside(
                () -> new Evaluator(program, options.watch()).instantiate(program, limits)),
        () -> instead(limits));
  }

  /**
   * Returns null while no limit is overdue.
   *
   * @throws StoppedAtStart once a limit is overdue
   */
  static @Nullable Instance instead(Limits limits) {
    End end = limits.overdue();
    if (end != null) {
      throw new StoppedAtStart(end);
    }
    return null;
  }

  /** Makes a job of an instance, for any reactor; its budget and seed are those of the options. */
  public static Job job(Instance instance, RunOptions options) {
    return new Job(
        chemistry(instance.program(), options),
        instance.molecule(),
        options.budget(),
        options.seed());
  }

  /** The chemistry of a program, for vessels that get their atoms from elsewhere. */
  public static Chemistry chemistry(Program program, RunOptions options) {
    return new JudgedChemistry(
        options.chemistry(program), program, () -> options.otherChemistries(program));
  }

  /**
   * Runs an instance. Failures of the program are in the outcome and not thrown.
   *
   * @throws OutOfMemoryError if the memory ends in the middle of a reaction, or is too small to
   *     show the solution
   */
  public static Outcome run(Instance instance, RunOptions options) {
    if (options.listener().wantsReactions()) {
      LivingSolution living = new LivingSolution(options, instance.program().usesJava(), false);
      living.put(instance);
      return living.react();
    }
    return run(instance, options, new SequentialReactor(options.measureCpu()));
  }

  /**
   * Runs an instance by a reactor of the caller's choice, as {@link #run(Instance, RunOptions)}
   * does otherwise.
   */
  public static Outcome run(Instance instance, RunOptions options, Reactor reactor) {
    return reacting(
        options.budget(),
        () -> options.inside(() -> reactor.run(job(instance, options), options.observer())));
  }

  /**
   * Runs on a deep stack; at a limit the run ends even in the middle of a call that does not
   * return.
   */
  static Outcome reacting(Budget budget, Supplier<Outcome> run) {
    EndlessCalls calls = new EndlessCalls(budget);
    return DeepStack.call(
        () -> calls.during(run), () -> calls.isStuck() ? leftBehind(calls) : null);
  }

  /**
   * Gives up the call that is under way; returns the run as it stands, or null if the call has just
   * returned.
   */
  @SuppressWarnings("NullAway") // a task may give null
  private static @Nullable Outcome leftBehind(EndlessCalls calls) {
    return DeepStack.call(calls::giveUpRun);
  }

  /**
   * Instantiates and runs a program within one budget. Where a definition or the molecule fails, or
   * a limit stops their evaluation, the outcome has the empty solution.
   */
  public static Outcome run(Program program, RunOptions options) {
    Limits limits = new Limits(options.budget());
    try {
      return run(instantiate(program, limits, options), options.within(limits.left()));
    } catch (RunFailure failure) {
      return new Outcome(End.FAILED, Solution.EMPTY, 0, 0, 0, 0, failure);
    } catch (StoppedAtStart stopped) {
      return new Outcome(stopped.end(), Solution.EMPTY, 0, 0, 0, 0, null);
    }
  }

  /**
   * Prepares the process for a large run: a small program is compiled and run on a thread of its
   * own, so that the parts of the machine that only large runs use are loaded when they are needed.
   * Returns at once. Any thread may call.
   */
  public static void warmUp() {
    Thread thread = new Thread(MachineWarmUp::run, "hocl-warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}
