package hocl.grammar.diagnostic;

import hocl.grammar.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the diagnostics of one text. Not safe for several threads.
 *
 * <p>At most {@link #MAXIMUM_ERRORS} errors are kept; if there were more, one more diagnostic says
 * so.
 */
public final class DiagnosticCollector {
  /** How many errors are shown of one text. */
  public static final int MAXIMUM_ERRORS = 20;

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Adds a diagnostic. */
  public void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Adds a diagnostic made of its parts; see {@link Diagnostic#of}. */
  public void report(String code, Span span, Object... arguments) {
    add(Diagnostic.of(code, span, arguments));
  }

  /**
   * Adds those of another collector that begin where none of this one does: of two at one place the
   * first tells enough.
   */
  public void addElsewhere(DiagnosticCollector other) {
    Set<Integer> places = new HashSet<>();
    diagnostics.forEach(diagnostic -> places.add(diagnostic.span().start()));
    for (Diagnostic diagnostic : other.diagnostics) {
      if (!places.contains(diagnostic.span().start())) {
        diagnostics.add(diagnostic);
      }
    }
  }

  /** Puts one diagnostic in the place of all errors: it explains them. */
  public void replaceErrors(Diagnostic diagnostic) {
    diagnostics.removeIf(d -> d.severity() == Severity.ERROR);
    diagnostics.add(diagnostic);
  }

  /** Whether an error was added. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** The diagnostics by place, cut after the maximal number of errors. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> all = diagnostics.stream().distinct().sorted(Diagnostic.BY_PLACE).toList();
    long errors = all.stream().filter(d -> d.severity() == Severity.ERROR).count();
    if (errors <= MAXIMUM_ERRORS) {
      return all;
    }
    List<Diagnostic> kept = new ArrayList<>();
    int seen = 0;
    for (Diagnostic diagnostic : all) {
      boolean error = diagnostic.severity() == Severity.ERROR;
      if (error && seen == MAXIMUM_ERRORS) {
        kept.add(Diagnostic.of("E0200", diagnostic.span(), MAXIMUM_ERRORS));
        break;
      }
      seen += error ? 1 : 0;
      kept.add(diagnostic);
    }
    return kept;
  }
}
