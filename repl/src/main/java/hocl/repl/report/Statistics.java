package hocl.repl.report;

import hocl.repl.console.TextOutput;
import hocl.repl.option.Durations;
import hocl.repl.option.OptionNumbers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the reactions of every rule. */
public final class Statistics implements Observer {

  private final Map<String, Long> byRule = new HashMap<>();

  @Override
  public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
    byRule.merge(RuleNames.of(rule), 1L, Long::sum);
  }

  /** Writes what was counted, the busiest rule first. */
  public void report(Outcome outcome, Duration wall, TextOutput err) {
    row(err, "reactions", outcome.reactions());
    List<Map.Entry<String, Long>> rows = new ArrayList<>(byRule.entrySet());
    rows.sort(
        Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey));
    rows.forEach(entry -> row(err, "  " + entry.getKey(), entry.getValue()));
    row(err, "guard failures", outcome.guardFailures());
    err.line(
        pad("time")
            + OptionNumbers.fixed(outcome.cpuNanos() / 1e9, 3)
            + " s of processor time, "
            + Durations.show(wall)
            + " in all");
  }

  private static void row(TextOutput err, String name, long number) {
    err.line(pad(name) + number);
  }

  private static String pad(String name) {
    return name.length() >= 24 ? name + "  " : name + " ".repeat(24 - name.length());
  }
}
