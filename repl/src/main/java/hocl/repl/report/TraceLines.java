package hocl.repl.report;

import hocl.repl.console.TextOutput;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Observer;

/** Writes a line for every reaction: its number, its rule, what it took and what it gave. */
public final class TraceLines implements Observer {

  private static final int LONGEST = 500;

  private final AtomPrinter printer;
  private final TextOutput err;

  /** A trace that prints atoms with the printer. */
  public TraceLines(AtomPrinter printer, TextOutput err) {
    this.printer = printer;
    this.err = err;
  }

  @Override
  public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
    err.line(
        number
            + "  "
            + "  ".repeat(depth)
            + RuleNames.of(rule)
            + ": "
            + show(consumed)
            + " -> "
            + show(produced));
  }

  @Override
  public void guardFailed(Rule rule, String reason) {
    err.line("   guard of " + RuleNames.of(rule) + " could not be evaluated: " + reason);
  }

  private String show(Molecule molecule) {
    return molecule.size() == 0 ? "nothing" : Abbreviation.print(printer, molecule, LONGEST);
  }
}
