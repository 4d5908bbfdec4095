package hocl.repl.report;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.repl.console.Console;
import hocl.repl.present.Presenter;
import java.util.List;

/** The reports of commands on standard error. */
public final class Reports {

  private Reports() {}

  /** Shows diagnostics in their order. */
  public static void show(List<Diagnostic> diagnostics, Console console) {
    Presenter presenter = new Presenter(console.errPalette(), console.errColumns());
    for (Diagnostic diagnostic : diagnostics) {
      console.err().append(presenter.present(diagnostic)).endLine();
    }
  }

  /** The diagnostics that forbid running. */
  public static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** Says that something is wrong that has no place in a source. */
  public static void complain(String sentence, String hint, Console console) {
    console
        .err()
        .append(new Presenter(console.errPalette(), console.errColumns()).complain(sentence, hint));
    console.err().flush();
  }

  /** {@code 1 error}, {@code 2 errors}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
