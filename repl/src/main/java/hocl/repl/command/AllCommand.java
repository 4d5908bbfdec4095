package hocl.repl.command;

import hocl.language.Machine;
import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.ExploredFailure;
import hocl.language.explore.Explorer;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.StoppedAtStart;
import hocl.language.why.AtomPattern;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.option.Durations;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.report.Ends;
import hocl.repl.report.ExplorationLine;
import hocl.repl.report.PrintingLimit;
import hocl.repl.report.Reports;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.ReactionFailure;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl all}: tries every choice and prints every solution a program can end in. */
final class AllCommand implements Subcommand {

  private static final String LIMIT = "--limit";
  private static final String STATES = "--max-states";
  private static final String TIMEOUT = "--timeout";
  private static final String TRAIL = "--trail";
  private static final String GOAL = "--goal";
  private static final String GRAPH = "--graph";
  private static final int DEFAULT_STATES = 1_000_000;
  private static final int DEFAULT_GOALS = 10;
  private static final String OF_ALL = "what was found, which is cut there";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "all",
            "Tries every choice and prints every solution the program can end in, each on a line of"
                + " its own. Says on standard error how many there are and how many states were met.",
            "  hocl all philosophers.hocl",
            "  hocl all --limit 10 queens.hocl --set n=6",
            "  hocl all --trail max.hocl                    how each result is reached",
            "  hocl all --goal 'Eat:1, Eat:2' philosophers.hocl    can both eat at once?",
            "  hocl all --graph states.html max.hocl        a picture of all states");
    spec.addPositional(Options.operand("FILE", "The program; - reads it from standard input."));
    spec.addOption(
            Options.value(LIMIT, "N", "Stops when N solutions are found; exit code 4 if it did."))
        .addOption(
            Options.value(
                STATES, "N", "Stops when N states were met; " + DEFAULT_STATES + " if not given."))
        .addOption(Options.value(TIMEOUT, "TIME", "Stops after a time such as 500ms, 10s or 2m."))
        .addOption(
            Options.flag(TRAIL, "Below each solution prints a shortest run that ends in it."))
        .addOption(
            Options.value(
                GOAL,
                "PATTERN",
                "Looks instead for states, inert or not, that hold such atoms, and prints each with a"
                    + " shortest run to it: K:_, or several patterns and a condition, as in a rule."
                    + " Stops at "
                    + DEFAULT_GOALS
                    + " states, or as --limit says; exit code 1 if there is none."))
        .addOption(
            Options.value(
                GRAPH,
                "FILE",
                "Draws the states and reactions, up to "
                    + StateDrawing.MOST_STATES
                    + " states: FILE.html is a page for a browser, FILE.dot is for Graphviz."));
    ProgramOptions.addParameters(spec);
    return ResultPrinting.addOptions(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    Cancellation cancellation = new Cancellation();
    ExploreOptions limits = limits(parsed, cancellation);
    ResultPrinting.check(parsed);
    Optional<String> goal = Options.get(parsed, GOAL);
    Optional<StateDrawing> drawing = Options.get(parsed, GRAPH).map(StateDrawing::to);
    Optional<Program> program =
        ProgramLoader.loadAndWarn(Options.operand(parsed), "explore", parsed, console)
            .map(ProgramLoader.Loaded::program);
    if (program.isEmpty()) {
      return ExitCode.REFUSED;
    }
    Exploration exploration;
    ResultPrinting results;
    ExitCode code = ExitCode.OK;
    Budget budget = new Budget(Long.MAX_VALUE, limits.time(), cancellation);
    Interrupts.Handle interrupts = console.environment().interrupts().during(cancellation::cancel);
    try (interrupts) {
      Limits start = new Limits(budget);
      Instance instance = Machine.instantiate(program.get(), start);
      results = ResultPrinting.of(parsed, instance, new PrintingLimit(start));
      ExploreOptions left = limits.within(start.left().time());
      if (goal.isPresent()) {
        AtomPattern.Read read = AtomPattern.readGoal(goal.get(), instance.names());
        AtomPattern pattern = read.pattern();
        if (pattern == null) {
          Reports.show(read.diagnostics(), console);
          return ExitCode.USAGE;
        }
        code = goals(program.get(), pattern, left, results, console);
        return results.limit().report(OF_ALL, budget, code, console);
      }
      exploration = Explorer.explore(program.get(), left);
      if (Options.has(parsed, TRAIL)) {
        new Trails(exploration, results, console).outcomes();
      } else {
        print(exploration, results, console);
      }
    } catch (ReactionFailure failure) {
      Ends.report(failure, console);
      return ExitCode.FAILED;
    } catch (StoppedAtStart stopped) {
      return Ends.report(stopped, budget, console);
    }
    code = results.limit().report(OF_ALL, budget, code, console);
    report(exploration, console);
    if (drawing.isPresent()) {
      drawing.get().draw(exploration, Options.operand(parsed), results, console);
    }
    if (cancellation.isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    if (!exploration.complete()) {
      return ExitCode.LIMIT;
    }
    return code.and(exploration.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED);
  }

  /** Looks for states that hold some atoms. */
  private static ExitCode goals(
      Program program,
      AtomPattern goal,
      ExploreOptions limits,
      ResultPrinting results,
      Console console) {
    int most = limits.outcomes() == Integer.MAX_VALUE ? DEFAULT_GOALS : limits.outcomes();
    ExploreOptions unlimited =
        new ExploreOptions(
            limits.states(), Integer.MAX_VALUE, limits.time(), limits.cancellation());
    Exploration exploration = Explorer.explore(program, unlimited, goal::isIn, most);
    Trails trails = new Trails(exploration, results, console);
    int found = trails.goals(goal, most);
    boolean stopped = !exploration.complete();
    if (found == 0) {
      trails.none(!stopped);
    }
    console
        .err()
        .line(
            Reports.count(found, "state")
                + " of the "
                + exploration.states()
                + " that were met"
                + (found == most && stopped ? ", stopped there: there may be more" : "")
                + (exploration.memoryUsedUp() ? ", stopped for want of memory" : ""));
    if (exploration.memoryUsedUp()) {
      Ends.remedyMemory(console);
    }
    if (limits.cancellation().isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    if (found > 0) {
      return ExitCode.OK;
    }
    return stopped ? ExitCode.LIMIT : ExitCode.REFUSED;
  }

  private static ExploreOptions limits(ParseResult parsed, Cancellation cancellation) {
    int outcomes = count(parsed, LIMIT, Integer.MAX_VALUE);
    int states = count(parsed, STATES, DEFAULT_STATES);
    Duration time =
        Options.get(parsed, TIMEOUT).map(text -> Durations.parse(TIMEOUT, text)).orElse(null);
    return new ExploreOptions(states, outcomes, time, cancellation);
  }

  private static int count(ParseResult parsed, String option, int otherwise) {
    return Options.get(parsed, option)
        .map(text -> (int) Math.min(OptionNumbers.parse(option, text, 1), Integer.MAX_VALUE))
        .orElse(otherwise);
  }

  private static void print(Exploration exploration, ResultPrinting results, Console console) {
    for (Solution outcome : exploration.outcomes()) {
      results.print(outcome, console.out());
      if (console.out().closed() || results.limit().end() != null) {
        return;
      }
    }
  }

  private static void report(Exploration exploration, Console console) {
    Reports.show(
        exploration.failures().stream().map(ExploredFailure::diagnostic).toList(), console);
    console.err().line(ExplorationLine.of(exploration));
    if (exploration.memoryUsedUp()) {
      Ends.remedyMemory(console);
    }
  }
}
