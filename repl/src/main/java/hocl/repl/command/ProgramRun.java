package hocl.repl.command;

import hocl.language.LivingSolution;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.StoppedAtStart;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.option.LimitOptions;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.report.Ends;
import hocl.repl.report.ProgressLine;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A run of which something is asked afterwards: its result is not printed. */
final class ProgramRun {

  private static final String SEED = "--seed";

  /** The largest size of a recording. */
  private static final long MOST_BYTES = 1 << 28;

  /** The memory divided by the largest part of it that a recording may fill. */
  private static final long PARTS = 8;

  private ProgramRun() {}

  /** Adds {@code --set}, {@code --data}, {@code --seed}, limits and the options about Java. */
  static CommandSpec addOptions(CommandSpec spec) {
    ProgramOptions.addParameters(spec);
    spec.addOption(
        Options.value(SEED, "N", "Draws every choice at random, as `hocl run --seed N` does."));
    LimitOptions.add(spec);
    return ProgramOptions.addJava(spec);
  }

  /**
   * A run that is over.
   *
   * @param instance the program with its input
   * @param outcome what it came to
   * @param isRecorded whether its reactions were written down; those of a program that uses Java
   *     never are
   * @param living the solution
   */
  record Ran(Instance instance, Outcome outcome, boolean isRecorded, LivingSolution living) {}

  /**
   * Runs the program that a command names, and hands the run on. What the program prints is
   * dropped; a failure and a limit are told.
   *
   * @param verb what the command does with a program, for the message about a module
   * @param listener hears of the reactions
   * @param recorded whether reactions are written down
   * @param then gives the exit code for the run
   */
  static ExitCode run(
      ParseResult parsed,
      Console console,
      String verb,
      Observer listener,
      boolean recorded,
      Function<Ran, ExitCode> then) {
    Cancellation cancellation = new Cancellation();
    ProgressLine progress = new ProgressLine(console);
    Budget budget = LimitOptions.read(parsed, cancellation, progress);
    OptionalLong seed =
        Options.get(parsed, SEED)
            .map(text -> OptionalLong.of(OptionNumbers.parse(SEED, text, Long.MIN_VALUE)))
            .orElse(OptionalLong.empty());
    Optional<ProgramLoader.Loaded> loaded =
        ProgramLoader.loadToShip(Options.operand(parsed), verb, parsed, console);
    if (loaded.isEmpty()) {
      return ExitCode.REFUSED;
    }
    Instance instance;
    Ran ran;
    try (Interrupts.Handle _ = console.environment().interrupts().during(cancellation::cancel)) {
      Limits limits = new Limits(budget);
      instance = Machine.instantiate(loaded.get().program(), limits);
      RunOptions options =
          new RunOptions(seed, limits.left(), false, false, false, listener, line -> {});
      ran = run(instance, options, recorded);
    } catch (ReactionFailure failure) {
      progress.takeBack();
      Ends.report(failure, console);
      return ExitCode.FAILED;
    } catch (StoppedAtStart stopped) {
      progress.takeBack();
      return Ends.report(stopped, budget, console);
    }
    progress.takeBack();
    Ends.report(ran.outcome(), budget, console);
    return then.apply(ran).and(Ends.code(ran.outcome().end()));
  }

  private static Ran run(Instance instance, RunOptions options, boolean recorded) {
    boolean usesJava = instance.program().usesJava();
    LivingSolution living = new LivingSolution(options, usesJava, false);
    if (recorded && !usesJava) {
      living.record(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PARTS));
    }
    living.put(instance);
    return new Ran(instance, living.react(), recorded && !usesJava, living);
  }
}
