package hocl.repl.lsp;

import hocl.grammar.diagnostic.Label;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.Item;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

/** Errors and warnings in the words of the protocol. */
final class Complaints {
  private static final Set<String> UNUSED = Set.of("W0503", "W0504", "W0505");

  private final ReferenceFiles reference;

  /**
   * @param reference where the pages of codes and the modules of the library are
   */
  Complaints(ReferenceFiles reference) {
    this.reference = reference;
  }

  /** What is said in the editor about a text. */
  List<Diagnostic> of(Reading reading, List<hocl.grammar.diagnostic.Diagnostic> all) {
    return all.stream().map(each -> of(reading, each)).toList();
  }

  /** The message with its hint. */
  static String words(hocl.grammar.diagnostic.Diagnostic diagnostic) {
    return diagnostic.message() + diagnostic.hint().map(hint -> "\n" + hint).orElse("");
  }

  private Diagnostic of(Reading reading, hocl.grammar.diagnostic.Diagnostic each) {
    Diagnostic diagnostic = new Diagnostic(range(reading, each.span()), message(reading, each));
    diagnostic.setSeverity(
        each.severity() == Severity.ERROR ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);
    diagnostic.setSource("hocl");
    diagnostic.setCode(each.code());
    reference
        .page(each.code())
        .ifPresent(
            page -> diagnostic.setCodeDescription(new DiagnosticCodeDescription(page.toString())));
    if (UNUSED.contains(each.code())) {
      diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    List<DiagnosticRelatedInformation> related =
        each.labels().stream().flatMap(label -> related(label).stream()).toList();
    if (!related.isEmpty()) {
      diagnostic.setRelatedInformation(related);
    }
    return diagnostic;
  }

  private static String message(Reading reading, hocl.grammar.diagnostic.Diagnostic each) {
    SourceText where = each.span().source();
    return where == reading.source() || each.span().equals(Span.none())
        ? words(each)
        : "In " + each.span() + ": " + words(each);
  }

  /** A place in the text itself: for one in a module, that of the import which brings it. */
  private static Range range(Reading reading, Span span) {
    if (span.source() == reading.source()) {
      return Positions.range(span);
    }
    Path module = Path.of(span.source().name()).getFileName();
    for (Item item : reading.tree().items()) {
      if (item instanceof FileImport file
          && module != null
          && file.path().value().endsWith(module.toString())) {
        return Positions.range(file.span());
      }
    }
    return Positions.range(reading.source().span(0, 0));
  }

  private Optional<DiagnosticRelatedInformation> related(Label label) {
    return reference
        .location(label.span())
        .map((Location location) -> new DiagnosticRelatedInformation(location, label.text()));
  }
}
