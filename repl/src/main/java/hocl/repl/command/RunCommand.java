package hocl.repl.command;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.audit.FinishedRun;
import hocl.language.polyglot.Tools;
import hocl.language.program.Instance;
import hocl.language.program.StoppedAtStart;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.console.TextOutput;
import hocl.repl.option.LimitOptions;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.AuditReport;
import hocl.repl.report.Ends;
import hocl.repl.report.Listeners;
import hocl.repl.report.OutputFile;
import hocl.repl.report.PrintingLimit;
import hocl.repl.report.ProgressLine;
import hocl.repl.report.Reports;
import hocl.repl.report.SilentGuards;
import hocl.repl.report.Statistics;
import hocl.repl.report.TraceLines;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.cluster.ClusterException;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.referee.Keeping;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl run}: lets a program react and prints the solution it ends in. */
final class RunCommand implements Subcommand {

  private static final String SEED = "--seed";
  private static final String STATS = "--stats";
  private static final String TRACE = "--trace";
  private static final String STRICT = "--strict";
  private static final String ON_ERROR = "--on-error";
  private static final String OUTPUT = "--output";
  private static final String DUMP = "--dump";
  private static final String AUDIT = "--audit";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "run",
            "Runs a program until its solution is inert, and prints that solution.",
            "  hocl run max.hocl",
            "  hocl run primes.hocl --set n=1000",
            "  hocl run wordcount.hocl --data words=book.txt --stats",
            "  cat pairs.csv | hocl run merge.hocl --data pairs=csv:-",
            "  hocl run merge.hocl --data pairs=pairs.csv --cluster 3",
            "  hocl run merge.hocl --data pairs=pairs.csv --connect 127.0.0.1:4625",
            "  hocl run max.hocl --receipt max.receipt",
            "  hocl run philosophers.hocl --seed 7 --max-reactions 1000 --trace",
            "  hocl run max.hocl --trace max.html      a page that shows the run",
            "  hocl run max.hocl --dap                 waits for a debugger at port 4711",
            "  echo '<1, 2, replace x::Int, y::Int by x + y>' | hocl run -");
    spec.addPositional(Options.operand("FILE", "The program; - reads it from standard input."));
    ProgramOptions.addParameters(spec);
    spec.addOption(
        Options.value(
            SEED,
            "N",
            "Draws every choice at random, the same for the same N; otherwise it is fair."));
    LimitOptions.add(spec);
    ReactingPlace.addOptions(spec);
    Connected.addOptions(spec);
    CheckOptions.addOptions(spec);
    spec.addOption(
            Options.flag(
                STATS,
                "Afterwards says how often each rule reacted, times, atoms by shape, and memory; in"
                    + " JSON with `--format json` or plain-json."))
        .addOption(
            Options.flag(
                AUDIT,
                "Afterwards searches the result once more, in another way, for what can react."))
        .addOption(Options.flag(TRACE, "Says every reaction, a line for each."));
    TraceFile.addOption(spec);
    ToolOptions.add(spec);
    RunReceipt.addOptions(spec);
    ResultPrinting.addOptions(spec);
    spec.addOption(
            Options.value(
                OUTPUT, "FILE", "Writes the result to a file; what the program prints stays here."))
        .addOption(
            Options.flag(STRICT, "Makes a guard that cannot be evaluated an error, exit code 3."))
        .addOption(
            Options.value(
                ON_ERROR,
                "report|dump",
                "With dump, a failed run prints the solution as it stood before."));
    ProgramOptions.addJava(spec);
    return spec.addOption(
        Options.value(
            DUMP, "tree|core|plan", "Prints a stage of the compiler's work; nothing is run."));
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    Cancellation cancellation = new Cancellation();
    boolean tracing = Options.has(parsed, TRACE);
    ProgressLine progress = new ProgressLine(console);
    Optional<TraceFile> traceFile = TraceFile.of(parsed);
    LongConsumer told = tracing ? reactions -> {} : progress;
    Budget budget =
        LimitOptions.read(
            parsed, cancellation, traceFile.map(file -> file.pace().andThen(told)).orElse(told));
    OptionalLong seed = seed(parsed);
    boolean dumpOnError = Options.choice(parsed, ON_ERROR, "report", "dump").equals("dump");
    ResultPrinting.check(parsed);
    boolean connected = Connected.isWanted(parsed);
    ReactingPlace reacting = ReactingPlace.of(parsed);
    Map<Tools.Tool, String> wanted = ToolOptions.read(parsed, !connected && reacting.alone());
    if (!connected && reacting.isHere()) {
      CheckOptions.refuse(parsed);
    }
    Optional<OutputFile> output =
        Options.get(parsed, OUTPUT).map(name -> OutputFile.at(OUTPUT, name));
    if (Options.get(parsed, DUMP).isPresent()) {
      return Dump.show(parsed, Options.choice(parsed, DUMP, "tree", "core", "plan"), console);
    }
    Optional<ProgramLoader.Loaded> loaded =
        ProgramLoader.loadAndWarn(Options.operand(parsed), "run", parsed, console);
    if (loaded.isEmpty()) {
      return ExitCode.REFUSED;
    }
    if (connected) {
      return Connected.run(parsed, loaded.get(), budget, output, dumpOnError, console);
    }
    if (traceFile.isPresent()) {
      traceFile.get().check(loaded.get().program(), reacting.alone());
    }
    Optional<RunReceipt> receipt =
        RunReceipt.of(parsed, reacting.unrecorded(), reacting.isChecked(), console);
    boolean strict = Options.has(parsed, STRICT);
    boolean counting = Options.has(parsed, STATS);
    Consumer<String> printed =
        printed(console, progress, output.isPresent() ? new Cancellation() : cancellation);
    boolean auditing = Options.has(parsed, AUDIT);
    Instance instance;
    FinishedRun finished;
    Statistics statistics = new Statistics();
    SilentGuards silent = new SilentGuards();
    ResultPrinting results;
    long start = System.nanoTime();
    Optional<Tools> tools = ToolOptions.open(wanted, console);
    Outcome outcome;
    Duration wall;
    ExitCode code;
    Limits limits = new Limits(budget);
    Interrupts.Handle interrupts = console.environment().interrupts().during(cancellation::cancel);
    try (interrupts) {
      try {
        instance =
            Machine.instantiate(loaded.get().program(), limits, watched(RunOptions.plain(), tools));
        results = ResultPrinting.of(parsed, instance, new PrintingLimit(limits));
        List<Observer> listeners = new ArrayList<>(List.of(silent));
        if (tracing) {
          listeners.add(new TraceLines(results.printer(), console.err()));
          listeners.add(unread(console.err(), cancellation));
        }
        if (counting) {
          listeners.add(statistics);
        }
        RunOptions options =
            watched(
                new RunOptions(
                    seed,
                    limits.left(),
                    strict,
                    counting,
                    counting || auditing,
                    Listeners.all(listeners),
                    printed),
                tools);
        statistics.begin();
        if (!reacting.alone()) {
          Keeping keeping = receipt.map(RunReceipt::keeping).orElse(Keeping.NOTHING);
          Outcome apart = reacting.run(instance, options, loaded.get().shipped(), keeping, console);
          finished = new FinishedRun(instance.program(), apart, true);
        } else if (auditing || receipt.isPresent() || traceFile.isPresent()) {
          finished = FinishedRun.of(instance, options, true);
        } else {
          finished = new FinishedRun(instance.program(), Machine.run(instance, options), true);
        }
      } catch (ReactionFailure failure) {
        progress.takeBack();
        Ends.report(failure, loaded.get().shipped().options().settings(), console);
        return ExitCode.FAILED;
      } catch (StoppedAtStart stopped) {
        progress.takeBack();
        return Ends.report(stopped, budget, console);
      } catch (ClusterException failure) {
        progress.takeBack();
        return ClusterTrouble.complain(failure, console);
      } finally {
        if (tools.isPresent()) {
          tools.get().close();
        }
      }
      outcome = finished.outcome();
      statistics.end();
      progress.takeBack();
      wall = Duration.ofNanos(System.nanoTime() - start);
      if (console.out().closedByReader() && output.isEmpty()) {
        return ExitCode.OK;
      }
      code = Ends.code(outcome.end());
      if (outcome.end() != End.FAILED || dumpOnError) {
        code = print(results, outcome, output, console) ? code : ExitCode.USAGE;
        String rest =
            Options.get(parsed, OUTPUT)
                .map(name -> "the result; `" + name + "` was not written")
                .orElse("the result, which is cut there");
        code = results.limit().report(rest, budget, code, console);
      }
    }
    Ends.report(outcome, budget, loaded.get().shipped().options().settings(), console);
    silent.report(console.err());
    sayHowToAsk(parsed, instance, outcome, console);
    if (traceFile.isPresent()) {
      traceFile.get().write(instance, finished, seed, console);
    }
    if (counting) {
      console.err().append(statistics.figures(outcome, wall).show(results.isJson()));
    }
    if (receipt.isPresent()) {
      code = code.and(receipt.get().write(instance, finished, reacting.assurance(), console));
    }
    if (!auditing) {
      return code;
    }
    try (Interrupts.Handle _ = console.environment().interrupts().during(cancellation::cancel)) {
      return AuditReport.show(finished, results.printer(), cancellation, console).and(code);
    }
  }

  /** Where nothing reacted although there are rules, says on a terminal how to learn why. */
  private static void sayHowToAsk(
      ParseResult parsed, Instance instance, Outcome outcome, Console console) {
    String file = Options.operand(parsed);
    if (outcome.reactions() == 0
        && outcome.end() == End.INERT
        && !instance.program().rules().isEmpty()
        && !file.equals(ProgramSources.STDIN)
        && console.environment().errTerminal()) {
      console.err().line("Nothing reacted. `hocl whynot " + file + "` says why.");
    }
  }

  private static RunOptions watched(RunOptions options, Optional<Tools> tools) {
    return tools.isPresent() ? tools.get().watching(options) : options;
  }

  private static OptionalLong seed(ParseResult parsed) {
    return Options.get(parsed, SEED)
        .map(text -> OptionalLong.of(OptionNumbers.parse(SEED, text, Long.MIN_VALUE)))
        .orElse(OptionalLong.empty());
  }

  /** Cancels the run once no reader is left of what it writes. */
  private static Observer unread(TextOutput err, Cancellation cancellation) {
    return new Observer() {
      @Override
      public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
        if (err.isVain()) {
          cancellation.cancel();
        }
      }
    };
  }

  /** Prints lines, and cancels the run once the reader of the output is gone. */
  private static Consumer<String> printed(
      Console console, ProgressLine progress, Cancellation cancellation) {
    TextOutput out = console.out();
    return line -> {
      progress.takeBack();
      out.line(line);
      if (out.closed()) {
        cancellation.cancel();
      }
    };
  }

  /**
   * Prints the result to the file, or to standard output if there is none or it cannot be written.
   *
   * @return whether the result is where it should be, or a limit ended the printing
   * @throws UsageException if the result has no form in the format asked for; it is shown as source
   */
  private static boolean print(
      ResultPrinting results, Outcome outcome, Optional<OutputFile> output, Console console) {
    try {
      if (output.isPresent() && write(results, outcome, output.get(), console)) {
        return true;
      }
      if (results.limit().end() != null) {
        return true;
      }
      results.print(outcome.solution(), console.out());
      return output.isEmpty();
    } catch (NoFormException e) {
      keep(results, outcome, console.err());
      throw e;
    }
  }

  private static boolean write(
      ResultPrinting results, Outcome outcome, OutputFile output, Console console) {
    try {
      output.write(
          file -> results.print(outcome.solution(), file), console.environment().interrupts());
      return true;
    } catch (NoFormException e) {
      throw e;
    } catch (UsageException e) {
      if (results.limit().end() != null) {
        return true;
      }
      Reports.complain(e.sentence(), "The result is on standard output instead.", console);
      return false;
    }
  }

  /** Shows a result that could not be written, so that it is not lost. */
  private static void keep(ResultPrinting results, Outcome outcome, TextOutput err) {
    try {
      results.printSource(outcome.solution(), err);
    } catch (IOException e) {
      // there is no other place to show it
    }
  }
}
