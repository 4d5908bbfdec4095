package hocl.repl.report;

import hocl.runtime.print.AtomPrinter;
import java.util.Map;

/** Prints atoms as text that is read with the names of a program. */
public final class NamedRules {

  private NamedRules() {}

  /**
   * A printer for solutions of a program.
   *
   * @param names the values of the program's names
   */
  public static AtomPrinter printer(Map<String, Object> names) {
    return AtomPrinter.PLAIN.within(names);
  }
}
