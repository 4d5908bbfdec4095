package hocl.repl.session;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.lex.Word;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ReplInput;
import java.util.List;
import java.util.Set;

/** Decides whether what was typed is a whole input. */
final class Completeness {

  /** The errors of a rule without `by` and of a definition that does not end. */
  private static final Set<String> GOING_ON = Set.of("E0203", "E0248");

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
    SourceText source = new SourceText("input", text);
    ParseResult<ReplInput> parsed = Parser.parseReplInput(source);
    int end = source.text().stripTrailing().length();
    return parsed.incomplete()
        || parsed.diagnostics().stream()
            .anyMatch(problem -> GOING_ON.contains(problem.code()) && problem.span().end() >= end);
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
