package hocl.grammar.lex;

import hocl.grammar.antlr.HoclLexer;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Turns a text into classified tokens. */
public final class TokenReader {
  /** The ways in which a text may end. */
  public enum Ending {
    /** Nothing but what the grammar says. */
    PLAIN,
    /** A definition without its semicolon. */
    NO_SEMICOLON,
    /** A comma behind the last atom. */
    COMMA
  }

  private TokenReader() {}

  /** Reads the tokens of a text; see the other method of this name. */
  public static Tokens read(SourceText source, Ending ending, DiagnosticCollector problems) {
    return read(source, source.text(), ending, problems);
  }

  /**
   * Reads the tokens of a text.
   *
   * @param source what places refer to
   * @param text what is read: the source's text, or that with stretches replaced
   * @param ending what the text may lack or have at its end
   * @param problems takes what is wrong
   */
  public static Tokens read(
      SourceText source, String text, Ending ending, DiagnosticCollector problems) {
    if (isUnreadable(source, problems)) {
      CommonToken end = new CommonToken(Token.EOF);
      return new Tokens(source, List.of(end), List.of(), false, Optional.empty(), false);
    }
    Words words = new Words(source, text, problems);
    words.read();
    boolean wordsAreFine = !problems.hasErrors();
    List<CommonToken> tokens = new ArrayList<>(words.tokens());
    BracketPass brackets = new BracketPass(source, tokens, problems);
    brackets.run();
    if (ending == Ending.COMMA) {
      dropLastComma(tokens);
    }
    if (ending == Ending.NO_SEMICOLON && brackets.sound() && needsSemicolon(tokens, brackets)) {
      insertSemicolon(tokens);
    }
    boolean incomplete = words.endsInComment() || brackets.incomplete();
    Optional<Integer> broken = wordsAreFine ? brackets.brokenAt() : Optional.empty();
    return new Tokens(source, tokens, words.comments(), brackets.sound(), broken, incomplete);
  }

  /** Checks the size, and that the text is text. */
  private static boolean isUnreadable(SourceText source, DiagnosticCollector problems) {
    if (source.length() > TextLimits.MAXIMUM_SIZE) {
      problems.report("E0801", source.span(0, 0), TextLimits.MAXIMUM_SIZE >> 20);
      return true;
    }
    String text = source.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
      if (control || c == '\uFFFD' || c == '\u007F') {
        problems.report("E0102", source.span(i, i + 1), String.format("U+%04X", (int) c));
        return true;
      }
    }
    return false;
  }

  private static boolean needsSemicolon(List<CommonToken> tokens, BracketPass brackets) {
    if (brackets.endsInOpenLet()) {
      return true;
    }
    if (tokens.size() < 2 || !Tokens.canEndOperand(tokens.get(tokens.size() - 2).getType())) {
      return false;
    }
    for (int i = tokens.size() - 2; i >= 0; i--) {
      int type = tokens.get(i).getType();
      if (type == HoclLexer.SEMICOLON || type == HoclLexer.IN) {
        return false;
      }
      if (type == HoclLexer.PARAM || type == HoclLexer.IMPORT) {
        return true;
      }
    }
    return false;
  }

  private static void dropLastComma(List<CommonToken> tokens) {
    int last = tokens.size() - 2;
    if (last > 0 && tokens.get(last).getType() == HoclLexer.COMMA) {
      tokens.remove(last);
      tokens.getLast().setTokenIndex(last);
    }
  }

  private static void insertSemicolon(List<CommonToken> tokens) {
    CommonToken end = tokens.getLast();
    CommonToken semicolon = new CommonToken(HoclLexer.SEMICOLON, ";");
    semicolon.setStartIndex(end.getStartIndex());
    semicolon.setStopIndex(end.getStartIndex() - 1);
    tokens.add(tokens.size() - 1, semicolon);
    end.setTokenIndex(tokens.size() - 1);
    semicolon.setTokenIndex(tokens.size() - 2);
  }
}
