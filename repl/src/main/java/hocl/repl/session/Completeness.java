package hocl.repl.session;

import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;

/** Decides whether what was typed is a whole input. */
final class Completeness {

  private Completeness() {}

  /**
   * Whether more lines have to follow. An empty line ends an input in any case, so that nobody is
   * caught.
   *
   * @param text the lines so far, each with its end
   */
  static boolean wantsMore(String text) {
    if (text.isBlank() || isCommand(text) || text.endsWith("\n\n")) {
      return false;
    }
    return Parser.parseReplInput(new SourceText("input", text)).incomplete();
  }

  /** Whether an input is a command to the session rather than a piece of program. */
  static boolean isCommand(String text) {
    return text.stripLeading().startsWith(":");
  }
}
