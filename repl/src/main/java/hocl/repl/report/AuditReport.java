package hocl.repl.report;

import hocl.language.audit.Audit;
import hocl.language.audit.FinishedRun;
import hocl.language.explore.Replay;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.runtime.atom.Rule;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Coverage;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;

/** The report of an audit: one line, and the exit code. */
public final class AuditReport {

  /**
   * The CPU time that an audit may take at least, in nanoseconds; after a run that took more, the
   * audit may take as much as the run. A small run is over before the nodes that check it are made.
   */
  private static final long LEAST_CPU = 200_000_000;

  private static final int LONGEST = 2000;
  private static final double PERCENT = 100;

  private AuditReport() {}

  /**
   * Audits a run, and says on standard error what was confirmed, or what is wrong.
   *
   * @param printer prints the atoms
   * @param cancellation ends the audit; then the part that is done is told
   * @return {@link ExitCode#OK} unless something is wrong
   */
  public static ExitCode show(
      FinishedRun run, AtomPrinter printer, Cancellation cancellation, Console console) {
    long cpu = Math.max(LEAST_CPU, run.outcome().cpuNanos());
    switch (run.audit(new Effort(Long.MAX_VALUE, cpu, cancellation))) {
      case Audit.Passed(Coverage coverage, Audit.Ways ways, Audit.Judged reactions) ->
          console
              .err()
              .line("Audit: " + passed(coverage) + " (" + how(ways) + ")." + judged(reactions));
      case Audit.Illegal(Replay.Illegal illegal) -> {
        complain(illegal, printer, console);
        return ExitCode.REFUTED;
      }
      case Audit.LeftOut(End end) ->
          console.err().line("Audit: left out, since the run did not end inert.");
      case Audit.Refuted refuted -> {
        complain(refuted, printer, console);
        return ExitCode.REFUTED;
      }
    }
    return ExitCode.OK;
  }

  /** A sentence about the reactions, with a space before it; empty if there were none. */
  private static String judged(Audit.Judged reactions) {
    if (reactions.all() == 0) {
      return "";
    }
    String all = Reports.count(reactions.all(), "reaction");
    if (reactions.judged() == reactions.all()) {
      return reactions.all() == 1 ? " The reaction is legal." : " All " + all + " are legal.";
    }
    if (reactions.judged() == 0) {
      return " Of the " + all + " none was judged.";
    }
    long percent = (long) (PERCENT * reactions.judged() / reactions.all());
    return " " + percent + " % of the " + all + " were judged, and are legal.";
  }

  private static void complain(Replay.Illegal illegal, AtomPrinter printer, Console console) {
    Rule rule = illegal.rule();
    Reports.complain(
        "This is a bug in hocl itself: reaction "
            + illegal.number()
            + (rule == null ? "" : ", of the " + RuleNames.of(rule) + ",")
            + " is not legal: "
            + illegal.reason()
            + (illegal.taken().size() == 0
                ? ""
                : ": " + Abbreviation.print(printer, illegal.taken(), LONGEST))
            + ".",
        "The result is wrong. Please report it, with the program and its data.",
        console);
  }

  private static void complain(Audit.Refuted refuted, AtomPrinter printer, Console console) {
    String label = refuted.rule().definition().label();
    String rule = label == null ? "the " + RuleNames.of(refuted.rule()) : "rule `" + label + "`";
    String place = refuted.depth() == 0 ? "" : " in an inner solution";
    Reports.complain(
        "This is a bug in hocl itself: the run ended, but "
            + rule
            + " can still react"
            + place
            + " with "
            + Abbreviation.print(printer, refuted.taken(), LONGEST)
            + ".",
        "The result is wrong. Please report it, with the program and its data.",
        console);
  }

  private static String passed(Coverage coverage) {
    StringBuilder text = new StringBuilder();
    if (coverage.tried() == coverage.due()) {
      text.append("no rule can react with the ")
          .append(Reports.count(coverage.due(), "atom"))
          .append(" left");
    } else {
      long percent = (long) (PERCENT * coverage.tried() / coverage.due());
      text.append("no rule was found that can react; ")
          .append(percent)
          .append(" % of the ")
          .append(Reports.count(coverage.due(), "atom"))
          .append(" left were tried");
    }
    if (coverage.rulesLeftOut() > 0) {
      text.append("; ")
          .append(Reports.count(coverage.rulesLeftOut(), "rule"))
          .append(" whose guard calls Java ")
          .append(coverage.rulesLeftOut() == 1 ? "was" : "were")
          .append(" left out");
    }
    return text.toString();
  }

  private static String how(Audit.Ways ways) {
    String nodes = ways.scanning() ? "by plain search" : "without generated code";
    return ways.oracle() ? nodes + ", and by the search of `hocl all`" : nodes;
  }
}
