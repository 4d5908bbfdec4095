package hocl.repl.report;

import hocl.runtime.atom.Rule;
import hocl.runtime.print.AtomPrinter;
import java.util.Map;

/** Prints the rules that names of a program denote by their label alone. */
public final class NamedRules {

  private NamedRules() {}

  /**
   * A printer for solutions of a program.
   *
   * @param names the values of the program's names
   */
  public static AtomPrinter printer(Map<String, Object> names) {
    return AtomPrinter.PLAIN.naming(rule -> isNamed(rule, names));
  }

  private static boolean isNamed(Rule rule, Map<String, Object> names) {
    String label = rule.definition().label();
    Object named = label == null ? null : names.get(label);
    return named != null && rule.equals(named);
  }
}
