package hocl.language.resolve;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the diagnostics of one compilation; at most {@value #LIMIT} of them. */
final class Problems {
  private static final int LIMIT = 100;

  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private int errors;

  void report(String code, Span span, Object... arguments) {
    add(Diagnostic.of(code, span, arguments));
  }

  void add(Diagnostic diagnostic) {
    errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    if (found.size() < LIMIT) {
      found.add(diagnostic);
    }
  }

  /** Counts an error that is not shown, because another one explains it. */
  void followUp() {
    errors++;
  }

  void addAll(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /** Whether there was an error. */
  boolean failed() {
    return errors > 0;
  }

  /** How many errors there were so far, also those beyond the limit. */
  int errors() {
    return errors;
  }

  /** All diagnostics in the order of their places. */
  List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(found);
    all.sort(Diagnostic.BY_PLACE);
    return List.copyOf(all);
  }
}
