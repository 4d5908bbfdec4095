package hocl.repl.lsp;

import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ProgramTree;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.TextEdit;

/** Brings a text into the one layout. */
final class Layouts {
  private Layouts() {}

  /** The change that does it: none for a text with mistakes, or in that layout already. */
  static List<TextEdit> of(Reading reading) {
    SourceText source = reading.source();
    Optional<ProgramTree> tree = reading.parsed().tree();
    return tree.map(program -> Formatter.format(source, program)).stream()
        .filter(text -> !text.equals(source.text()))
        .map(text -> change(source, text))
        .toList();
  }

  /** What is the same at both ends stays, so that the editor keeps its place. */
  private static TextEdit change(SourceText source, String text) {
    String before = source.text();
    int most = Math.min(before.length(), text.length());
    int start = 0;
    while (start < most && before.charAt(start) == text.charAt(start)) {
      start++;
    }
    int same = 0;
    while (same < most - start
        && before.charAt(before.length() - 1 - same) == text.charAt(text.length() - 1 - same)) {
      same++;
    }
    if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
      start--;
    }
    if (same > 0 && Character.isLowSurrogate(before.charAt(before.length() - same))) {
      same--;
    }
    return new TextEdit(
        Positions.range(source.span(start, before.length() - same)),
        text.substring(start, text.length() - same));
  }
}
