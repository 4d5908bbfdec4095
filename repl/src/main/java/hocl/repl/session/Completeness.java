package hocl.repl.session;

import hocl.grammar.Parser;
import hocl.grammar.lex.Word;
import hocl.grammar.source.SourceText;
import java.util.List;

/** Decides whether what was typed is a whole input. */
final class Completeness {

  private Completeness() {}

  /**
   * Whether more lines have to follow. An empty line at the end ends an input in any case, so that
   * nobody is caught.
   *
   * @param text the lines so far, each with its end
   */
  static boolean wantsMore(String text) {
    return !text.endsWith("\n\n") && isIncomplete(text);
  }

  /** Whether a text is the beginning of an input that goes on. */
  static boolean isIncomplete(String text) {
    if (text.isBlank() || isCommand(text)) {
      return false;
    }
    return Parser.parseReplInput(new SourceText("input", text)).incomplete();
  }

  /** Whether a text is an input without mistakes in its syntax. */
  static boolean isSound(String text) {
    return !Parser.parseReplInput(new SourceText("input", text)).hasErrors();
  }

  /** Whether a text holds comments and nothing else, so that it belongs to what follows. */
  static boolean isComment(String text) {
    List<Word> words = Word.of(text);
    return !words.isEmpty() && words.stream().allMatch(word -> word.sort() == Word.Sort.COMMENT);
  }

  /** Whether an input is a command to the session rather than a piece of program. */
  static boolean isCommand(String text) {
    return text.stripLeading().startsWith(":");
  }
}
