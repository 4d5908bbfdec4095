package hocl.repl.lsp;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Fix;
import hocl.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Does what hints say to write. */
final class Mending {
  private final Complaints complaints;

  Mending(Complaints complaints) {
    this.complaints = complaints;
  }

  /** The changes that the hints of the diagnostics in a range propose. */
  List<CodeAction> in(Reading reading, String uri, Range range) {
    SourceText source = reading.source();
    int start = Positions.offset(source, range.getStart());
    int end = Positions.offset(source, range.getEnd());
    List<CodeAction> actions = new ArrayList<>();
    for (Diagnostic each : reading.diagnostics(() -> false).orElseThrow()) {
      boolean touches = each.span().start() <= end && start <= each.span().end();
      if (each.span().source() == source && touches) {
        List<Fix> fixes = each.fixes();
        for (Fix fix : fixes) {
          actions.add(action(reading, uri, each, fix, fixes.size() == 1));
        }
      }
    }
    return actions;
  }

  private CodeAction action(
      Reading reading, String uri, Diagnostic diagnostic, Fix fix, boolean only) {
    CodeAction action = new CodeAction(title(fix));
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(complaints.of(reading, List.of(diagnostic)));
    TextEdit edit = new TextEdit(Positions.range(fix.span()), fix.text());
    action.setEdit(new WorkspaceEdit(Map.of(uri, List.of(edit))));
    if (only) {
      action.setIsPreferred(true);
    }
    return action;
  }

  private static String title(Fix fix) {
    String written = fix.text().strip();
    if (written.isEmpty()) {
      return "Remove `" + shortened(fix.span().text().strip()) + "`";
    }
    return fix.span().start() == fix.span().end()
        ? "Put `" + shortened(written) + "` here"
        : "Write `" + shortened(written) + "`";
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 40)) + " ..";
  }
}
