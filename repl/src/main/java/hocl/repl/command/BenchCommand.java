package hocl.repl.command;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.StoppedAtStart;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.option.LimitOptions;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.report.AuditReport;
import hocl.repl.report.Ends;
import hocl.repl.report.PrintingLimit;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl bench}: runs a program several times in one process and measures each time. */
final class BenchCommand implements Subcommand {

  private static final String REPEAT = "--repeat";
  private static final String PRINT = "--print";
  private static final String SEED = "--seed";
  private static final String AUDIT = "--audit";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "bench",
            "Runs a program several times from the same start, in one process. The last line on"
                + " standard error is one JSON object: cold_s and warm_s are the processor seconds of"
                + " the reacting threads, the first time and the median of the other times;"
                + " reactions, and how it ended, are those of the last time.",
            "  hocl bench max.hocl --data input=numbers.csv",
            "  hocl bench --repeat 7 --print fib.hocl --set n=100000");
    spec.addPositional(Options.operand("PROGRAM", "The program; - reads it from standard input."));
    spec.addOption(Options.value(REPEAT, "K", "How many times; 5 if not given."))
        .addOption(Options.flag(PRINT, "Prints the solution of the last time."))
        .addOption(
            Options.flag(
                AUDIT, "After the first time, searches what it came to for what can react."));
    ProgramOptions.addParameters(spec);
    spec.addOption(Options.value(SEED, "N", "Draws every choice at random, the same each time."));
    LimitOptions.add(spec);
    return ProgramOptions.addJava(ResultPrinting.addOptions(spec));
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    long repeat =
        Options.get(parsed, REPEAT).map(text -> OptionNumbers.parse(REPEAT, text, 1)).orElse(5L);
    OptionalLong seed =
        Options.get(parsed, SEED)
            .map(text -> OptionalLong.of(OptionNumbers.parse(SEED, text, Long.MIN_VALUE)))
            .orElse(OptionalLong.empty());
    Cancellation cancellation = new Cancellation();
    Budget budget = LimitOptions.read(parsed, cancellation, reactions -> {});
    ResultPrinting.check(parsed);
    Optional<Program> program =
        ProgramLoader.load(Options.operand(parsed), "measure", parsed, console);
    if (program.isEmpty()) {
      return ExitCode.REFUSED;
    }
    RunOptions options =
        new RunOptions(seed, budget, false, false, true, Observer.NONE, line -> {});
    List<Measure> measures = new ArrayList<>();
    try (Interrupts.Handle _ = console.environment().interrupts().during(cancellation::cancel)) {
      Instance instance = Machine.instantiate(program.get(), new Limits(budget));
      Outcome outcome;
      ExitCode audited = ExitCode.OK;
      do {
        long start = System.nanoTime();
        boolean audits = measures.isEmpty() && Options.has(parsed, AUDIT);
        FinishedRun run = FinishedRun.of(instance, options, audits);
        outcome = run.outcome();
        measures.add(new Measure(outcome.cpuNanos(), System.nanoTime() - start));
        progress(measures, repeat, console);
        if (audits) {
          ResultPrinting results = ResultPrinting.of(parsed, instance, PrintingLimit.none());
          audited = AuditReport.show(run, results.printer(), cancellation, console);
        }
      } while (measures.size() < repeat && outcome.end() == End.INERT);
      if (Options.has(parsed, PRINT)) {
        PrintingLimit limit = new PrintingLimit(new Limits(budget));
        ResultPrinting.of(parsed, instance, limit).print(outcome.solution(), console.out());
        audited = limit.report("the result, which is cut there", budget, audited, console);
      }
      Ends.report(outcome, budget, console);
      console.err().line(json(measures, outcome));
      return audited.and(Ends.code(outcome.end()));
    } catch (ReactionFailure failure) {
      Ends.report(failure, console);
      return ExitCode.FAILED;
    } catch (StoppedAtStart stopped) {
      return Ends.report(stopped, budget, console);
    }
  }

  /**
   * One repetition.
   *
   * @param cpu nanoseconds of the reacting threads
   * @param wall nanoseconds from beginning to end, taking the result out included
   */
  private record Measure(long cpu, long wall) {}

  private static void progress(List<Measure> measures, long repeat, Console console) {
    if (console.environment().errTerminal()) {
      console
          .err()
          .line(
              measures.size()
                  + " of "
                  + repeat
                  + ": "
                  + seconds((double) measures.getLast().cpu())
                  + " s of processor time");
    }
  }

  private static String json(List<Measure> measures, Outcome outcome) {
    List<Measure> warm = measures.subList(1, measures.size());
    Runtime memory = Runtime.getRuntime();
    long heap = (memory.totalMemory() - memory.freeMemory()) >> 20;
    return "{\"cold_s\": "
        + seconds((double) measures.getFirst().cpu())
        + ", \"warm_s\": "
        + (warm.isEmpty() ? "null" : seconds(median(warm.stream().map(Measure::cpu).toList())))
        + ", \"reactions\": "
        + outcome.reactions()
        + ", \"repetitions\": "
        + measures.size()
        + ", \"end\": \""
        + outcome.end()
        + "\", \"cold_wall_s\": "
        + seconds((double) measures.getFirst().wall())
        + ", \"warm_wall_s\": "
        + (warm.isEmpty() ? "null" : seconds(median(warm.stream().map(Measure::wall).toList())))
        + ", \"heap_mib\": "
        + heap
        + "}";
  }

  /** The middle one, or the mean of the two in the middle. */
  static double median(List<Long> numbers) {
    List<Long> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  private static String seconds(double nanos) {
    return OptionNumbers.fixed(nanos / 1e9, 9);
  }
}
