package hocl.repl.words;

import hocl.grammar.source.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;

/** The comments that explain definitions. */
public final class DocComments {

  private static final String COMMENT = "//";

  private DocComments() {}

  /** The comment lines that end right above a place, without their signs. */
  public static String above(SourceText source, int place) {
    Deque<String> lines = new ArrayDeque<>();
    for (int line = source.lineOf(place) - 1; line > 0; line--) {
      String text = source.lineText(line).strip();
      if (!text.startsWith(COMMENT)) {
        break;
      }
      lines.addFirst(text.substring(COMMENT.length()).strip());
    }
    return String.join("\n", lines);
  }
}
