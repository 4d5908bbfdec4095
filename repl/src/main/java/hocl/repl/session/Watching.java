package hocl.repl.session;

import hocl.repl.console.Console;
import hocl.repl.report.RuleNames;
import hocl.repl.report.TraceLines;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Observer;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Hears of reactions while they are watched: shows them, and counts them by rule. */
final class Watching implements Observer {

  private final Console console;
  private final Supplier<SessionNames> names;
  private final Map<String, Long> byRule = new TreeMap<>();
  private boolean shows;
  private long shown;

  /**
   * Nothing is shown yet.
   *
   * @param names the names at the time of a reaction
   */
  Watching(Console console, Supplier<SessionNames> names) {
    this.console = console;
    this.names = names;
  }

  /** Whether each reaction is shown from now on; they are counted from 1. */
  void show(boolean now) {
    shows = now;
    shown = 0;
  }

  /** The reactions that were counted, by the name of the rule. */
  Map<String, Long> byRule() {
    return Collections.unmodifiableMap(byRule);
  }

  /** Forgets what was counted. */
  void forget() {
    byRule.clear();
  }

  @Override
  public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
    byRule.merge(RuleNames.of(rule), 1L, Long::sum);
    if (shows) {
      shown++;
      new TraceLines(Showing.printer(names.get()), console.err())
          .reacted(shown, rule, consumed, produced, depth);
    }
  }
}
