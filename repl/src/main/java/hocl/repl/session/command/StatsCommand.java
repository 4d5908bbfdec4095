package hocl.repl.session.command;

import hocl.repl.console.TextOutput;
import hocl.repl.option.OptionNumbers;
import hocl.repl.report.Composition;
import hocl.repl.report.Reports;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.SessionCost;
import hocl.repl.session.Vocabulary;
import java.util.List;

/** {@code :stats}: reactions, time, memory, atoms by shape; on: also count by rule. */
final class StatsCommand implements SessionCommand {
  @Override
  public String name() {
    return "stats";
  }

  @Override
  public Takes takes() {
    return Takes.OPTIONALLY;
  }

  @Override
  public String argument() {
    return "[on|off]";
  }

  @Override
  public String summary() {
    return "reactions, time, memory, atoms by shape; on: also count by rule";
  }

  @Override
  public String help() {
    return """
    Counting by rule makes reactions slower, so it is done from `:stats on` to `:stats off` only.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return List.of("on", "off");
  }

  private static void row(TextOutput out, String name, SessionCost.Spent spent) {
    out.line(
        name
            + ": "
            + Reports.count(spent.reactions(), "reaction")
            + ", "
            + Reports.count(spent.steps(), "step")
            + " of searches, "
            + OptionNumbers.fixed(spent.nanos() / NANOS, 3)
            + " s");
  }

  private static final double NANOS = 1e9;

  @Override
  public void perform(String argument, Session session) {
    if (!argument.isEmpty()) {
      session.reacting().count(Switch.parse(":stats", argument));
      return;
    }
    TextOutput out = session.console().out();
    row(out, "latest input", session.reacting().effort().latest());
    row(out, "whole session", session.reacting().effort().total());
    session
        .reacting()
        .byRule()
        .forEach((rule, count) -> out.line("  " + Composition.number(count) + "  " + rule));
    Runtime runtime = Runtime.getRuntime();
    out.line(
        "memory: "
            + Composition.number((runtime.totalMemory() - runtime.freeMemory()) >> 20)
            + " of "
            + Composition.number(runtime.maxMemory() >> 20)
            + " MiB; "
            + Reports.count(session.undoable(), "input")
            + " can be taken back");
    out.line(
        Reports.count(session.solution().size(), "atom")
            + (session.reacting().inert() ? ", inert" : ", not inert"));
    ShapeLines.show(Composition.of(session.solution()), session);
  }
}
