package hocl.repl.report;

import hocl.language.program.RunFailure;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Durations;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import java.time.Duration;
import java.util.List;

/** Why a run ended: what is said about it, and the exit code. */
public final class Ends {

  private Ends() {}

  /** The exit code for an end. */
  public static ExitCode code(End end) {
    return switch (end) {
      case INERT -> ExitCode.OK;
      case REACTION_LIMIT, TIME_LIMIT -> ExitCode.LIMIT;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED -> ExitCode.FAILED;
    };
  }

  /** Says why a run ended, unless it became inert. */
  public static void report(Outcome outcome, Budget budget, Console console) {
    report(outcome.end(), outcome.reactions(), time(budget), console);
    ReactionFailure failure = outcome.failure();
    if (failure != null) {
      report(failure, console);
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
      case TIME_LIMIT -> standing("Stopped at the time limit" + time + after, console);
      case INTERRUPTED -> standing("Interrupted" + after, console);
    }
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
