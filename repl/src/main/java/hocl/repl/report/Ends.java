package hocl.repl.report;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.program.RunFailure;
import hocl.language.program.StoppedAtStart;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Durations;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Why a run ended: what is said about it, and the exit code. */
public final class Ends {

  private static final String MORE_MEMORY =
      "hint: Give more with `HOCL_JAVA_OPTS=-Xmx8g`, or less data.";

  private Ends() {}

  /** Says how to get along where the memory was used up. */
  public static void remedyMemory(Console console) {
    console.err().line(MORE_MEMORY);
  }

  /** The exit code for an end. */
  public static ExitCode code(End end) {
    return switch (end) {
      case INERT -> ExitCode.OK;
      case REACTION_LIMIT, STEP_LIMIT, TIME_LIMIT, MEMORY_LIMIT -> ExitCode.LIMIT;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED -> ExitCode.FAILED;
    };
  }

  /**
   * Says why a run ended, unless it became inert.
   *
   * @param settings the texts of values that were given to parameters, by name
   */
  public static void report(
      Outcome outcome, Budget budget, Map<String, String> settings, Console console) {
    report(outcome.end(), outcome.reactions(), time(budget), console);
    ReactionFailure failure = outcome.failure();
    if (failure != null) {
      report(failure, settings, console);
    }
  }

  /** Says why a run ended elsewhere, unless it became inert or failed. */
  public static void report(End end, long reactions, Console console) {
    report(end, reactions, "", console);
  }

  private static void report(End end, long reactions, String time, Console console) {
    String after = " after " + Reports.count(reactions, "reaction");
    switch (end) {
      case INERT, FAILED -> {}
      case REACTION_LIMIT -> standing("Stopped at the limit" + after, console);
      case STEP_LIMIT -> standing("Stopped at the limit of steps" + after, console);
      case TIME_LIMIT -> standing("Stopped at the time limit" + time + after, console);
      case MEMORY_LIMIT -> {
        standing("Stopped for want of memory" + after, console);
        remedyMemory(console);
      }
      case INTERRUPTED -> standing("Interrupted" + after, console);
    }
  }

  /**
   * Says that a program was stopped before it had a solution.
   *
   * @return the exit code
   */
  public static ExitCode report(StoppedAtStart stopped, Budget budget, Console console) {
    return report(stopped, budget, "there is no solution yet", console);
  }

  /** Says that an input of a session was stopped before anything of it was in the solution. */
  public static ExitCode reportInput(StoppedAtStart stopped, Console console) {
    return report(stopped, Budget.unlimited(), "nothing of this input came in", console);
  }

  private static ExitCode report(
      StoppedAtStart stopped, Budget budget, String consequence, Console console) {
    String what =
        switch (stopped.end()) {
          case TIME_LIMIT -> "Stopped at the time limit" + time(budget);
          case MEMORY_LIMIT -> "Stopped for want of memory";
          case INERT, REACTION_LIMIT, STEP_LIMIT, INTERRUPTED, FAILED -> "Interrupted";
        };
    console
        .err()
        .line(what + " while definitions and first atoms were evaluated; " + consequence + ".");
    if (stopped.end() == End.MEMORY_LIMIT) {
      remedyMemory(console);
    }
    return code(stopped.end());
  }

  /** The same where no parameter was given a value. */
  public static void report(Outcome outcome, Budget budget, Console console) {
    report(outcome, budget, Map.of(), console);
  }

  /**
   * Shows what failed.
   *
   * @param settings as for an outcome
   */
  public static void report(
      ReactionFailure failure, Map<String, String> settings, Console console) {
    if (failure instanceof RunFailure known) {
      Reports.show(List.of(withRemedy(known.diagnostic(), settings)), console);
    } else {
      report(failure, console);
    }
  }

  /** Names the parameter whose value is of a kind that an operation does not work on. */
  private static Diagnostic withRemedy(Diagnostic diagnostic, Map<String, String> settings) {
    if (!diagnostic.code().equals("E0701") || diagnostic.arguments().size() < 2) {
      return diagnostic;
    }
    List<String> operands = List.of(diagnostic.arguments().get(1).split(" and ", -1));
    return settings.entrySet().stream()
        .filter(setting -> operands.contains(setting.getValue().strip()))
        .findFirst()
        .map(setting ->
            diagnostic.withHint(
                "The value is that of `--set "
                    + setting.getKey()
                    + "="
                    + setting.getValue()
                    + "`; give another, or say in the program what is taken: `param "
                    + setting.getKey()
                    + "::TYPE;`."))
        .orElse(diagnostic);
  }

  /** Shows what failed. */
  public static void report(ReactionFailure failure, Console console) {
    if (failure instanceof RunFailure known) {
      Reports.show(List.of(known.diagnostic()), console);
    } else {
      Reports.complain(String.valueOf(failure.getMessage()), "", console);
    }
  }

  private static void standing(String what, Console console) {
    console.err().line(what + "; the solution is not inert.");
  }

  private static String time(Budget budget) {
    Duration limit = budget.time();
    return limit == null ? "" : " of " + Durations.show(limit);
  }
}
