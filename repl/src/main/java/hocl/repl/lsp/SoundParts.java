package hocl.repl.lsp;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ProgramTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is sound of a text with mistakes. The text is cut where a line begins with a
 * definition or with the molecule; pieces with mistakes are blanked out, and of a definition among
 * them its name is kept. So every place in the tree is a place in the text.
 */
final class SoundParts {
  /** So many times pieces are blanked out; a text with more mistakes gives no tree. */
  private static final int MOST_ROUNDS = 12;

  private static final Pattern BEGINS =
      Pattern.compile(
          "^(?:(?:let|param|import|package|replace|replace-one|with)\\b|[<\u27E8])",
          Pattern.MULTILINE);

  private static final Pattern DEFINES =
      Pattern.compile(
          "(?:let(?:\\s+rec)?|param)\\s+[\\p{L}_][\\p{L}\\p{N}_]*(?:\\s*\\([^()]*\\))?");

  private final SourceText source;
  private final char[] text;
  private final List<Integer> starts = new ArrayList<>();
  private final boolean[] blank;

  private SoundParts(SourceText source) {
    this.source = source;
    this.text = source.text().toCharArray();
    starts.add(0);
    Matcher begins = BEGINS.matcher(source.text());
    while (begins.find()) {
      if (begins.start() > 0) {
        starts.add(begins.start());
      }
    }
    this.blank = new boolean[starts.size()];
  }

  /**
   * The tree of what is sound.
   *
   * @param mistakes those of the whole text
   */
  static ProgramTree of(SourceText source, List<Diagnostic> mistakes) {
    SoundParts parts = new SoundParts(source);
    List<Diagnostic> found = mistakes;
    for (int round = 0; round < MOST_ROUNDS && parts.blankOut(found); round++) {
      ParseResult<ProgramTree> result = Parser.parseMasked(source, new String(parts.text));
      if (result.tree().isPresent()) {
        return result.tree().get();
      }
      found = result.diagnostics();
    }
    return new ProgramTree(source.wholeSpan(), Optional.empty(), List.of(), Optional.empty());
  }

  /** Blanks out the pieces with mistakes; false if there is nothing left to do. */
  private boolean blankOut(List<Diagnostic> mistakes) {
    boolean changed = false;
    for (Diagnostic mistake : mistakes) {
      if (mistake.severity() == Severity.ERROR) {
        changed |= blankOut(mistake.span().start());
      }
    }
    return changed;
  }

  /** Blanks out the piece at an offset, or else the nearest one before that is not blank. */
  private boolean blankOut(int offset) {
    int piece = starts.size() - 1;
    while (piece > 0 && (starts.get(piece) > offset || blank[piece])) {
      piece--;
    }
    if (blank[piece]) {
      return false;
    }
    blank[piece] = true;
    int start = starts.get(piece);
    int end = piece + 1 < starts.size() ? starts.get(piece + 1) : text.length;
    int from = start + kept(start, end);
    for (int i = from; i < end; i++) {
      text[i] = text[i] == '\n' || text[i] == '\r' ? text[i] : ' ';
    }
    if (from > start) {
      "=0;".getChars(0, 3, text, from);
    }
    return true;
  }

  /** The length of the beginning of a definition that is kept. */
  private int kept(int start, int end) {
    Matcher defines = DEFINES.matcher(source.text()).region(start, end);
    int length = defines.lookingAt() ? defines.end() - start : 0;
    boolean room = length > 0 && start + length + 3 <= end;
    return room && source.text().substring(start + length, start + length + 3).indexOf('\n') < 0
        ? length
        : 0;
  }
}
