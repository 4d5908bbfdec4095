package hocl.repl.present;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Label;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.repl.console.Palette;
import hocl.repl.console.Palette.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns diagnostics into text for people: the sentence with its code, the place, the source line
 * with the place underlined, what would work. Immutable; any thread.
 */
public final class Presenter {

  private final Palette palette;
  private final int width;

  /**
   * A presenter.
   *
   * @param palette paints
   * @param width the number of columns of the terminal, so that no source line is broken; 0 if it
   *     is not known
   */
  public Presenter(Palette palette, int width) {
    this.palette = palette;
    this.width = width;
  }

  /** Several lines, each with its end. */
  public String present(Diagnostic diagnostic) {
    boolean error = diagnostic.severity() == Severity.ERROR;
    Role role = error ? Role.ERROR : Role.WARNING;
    StringBuilder out = new StringBuilder();
    out.append(palette.paint(role, (error ? "error" : "warning") + "[" + diagnostic.code() + "]"))
        .append(palette.paint(Role.STRONG, ": " + Visible.of(diagnostic.message())))
        .append('\n');
    int gutter = 1;
    List<Excerpt> excerpts = new ArrayList<>();
    List<Span> places = new ArrayList<>();
    marksBySource(diagnostic)
        .forEach((source, marks) -> {
          excerpts.add(new Excerpt(source, marks, palette, role));
          places.add(marks.getFirst().span());
        });
    for (Excerpt excerpt : excerpts) {
      gutter = Math.max(gutter, excerpt.gutter());
    }
    for (int i = 0; i < excerpts.size(); i++) {
      String arrow = " ".repeat(gutter) + (i == 0 ? "--> " : "::: ");
      out.append(palette.paint(Role.FRAME, arrow))
          .append(Visible.of(places.get(i).toString()))
          .append('\n');
      excerpts.get(i).appendTo(out, gutter, width);
    }
    diagnostic.hint().ifPresent(hint -> out.append(hint(hint)));
    return out.toString();
  }

  /** A complaint without a place in a source, such as one about the command line. */
  public String complain(String sentence, String hint) {
    return palette.paint(Role.ERROR, "error")
        + palette.paint(Role.STRONG, ": " + Visible.of(sentence))
        + "\n"
        + (hint.isEmpty() ? "" : hint(hint));
  }

  private String hint(String text) {
    return palette.paint(Role.HINT, "hint") + ": " + Visible.of(text) + "\n";
  }

  private static Map<SourceText, List<Excerpt.Mark>> marksBySource(Diagnostic diagnostic) {
    Map<SourceText, List<Excerpt.Mark>> marks = new LinkedHashMap<>();
    add(marks, new Excerpt.Mark(diagnostic.span(), true, ""));
    for (Label label : diagnostic.labels()) {
      add(marks, new Excerpt.Mark(label.span(), false, Visible.of(label.text())));
    }
    return marks;
  }

  private static void add(Map<SourceText, List<Excerpt.Mark>> marks, Excerpt.Mark mark) {
    if (!mark.span().equals(Span.none())) {
      marks.computeIfAbsent(mark.span().source(), source -> new ArrayList<>()).add(mark);
    }
  }
}
