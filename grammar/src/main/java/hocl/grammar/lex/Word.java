package hocl.grammar.lex;

import hocl.grammar.antlr.HoclLexer;
import hocl.grammar.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * A word of a text, for those who colour or complete it. Space between words is left out.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param sort what it is
 */
public record Word(int start, int end, Sort sort) {

  /** The kinds of words. They are told apart also in a text with mistakes. */
  public enum Sort {
    /** A word with a fixed meaning, such as {@code replace}. */
    KEYWORD,
    /** The name of a type behind {@code ::}. */
    TYPE,
    /** A variable, function or rule. */
    NAME,
    /** A name with a capital. */
    SYMBOL,
    /** An Int or a Float. */
    NUMBER,
    /** A String, also one whose end is missing. */
    STRING,
    /** A comment, also one whose end is missing. */
    COMMENT,
    /** Brackets, operators and other signs. */
    SIGN,
    /** A character that stands in no program. */
    WRONG
  }

  /** The words of a text, in order. Any text has words; any thread may call. */
  public static List<Word> of(String text) {
    HoclLexer lexer = new HoclLexer(new Utf16Stream("words", text));
    lexer.removeErrorListeners();
    List<Word> words = new ArrayList<>();
    int before = Token.EOF;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      Sort sort = sort(token, before);
      words.add(new Word(token.getStartIndex(), token.getStopIndex() + 1, sort));
      before = token.getType();
    }
    return words;
  }

  private static Sort sort(Token token, int before) {
    int type = token.getType();
    return switch (type) {
      case HoclLexer.NAME, HoclLexer.SYMBOL -> named(token, before);
      case HoclLexer.INT, HoclLexer.FLOAT -> Sort.NUMBER;
      case HoclLexer.STRING, HoclLexer.CHAR, HoclLexer.OPEN_STRING, HoclLexer.OPEN_CHAR ->
          Sort.STRING;
      case HoclLexer.LINE_COMMENT,
          HoclLexer.BLOCK_COMMENT,
          HoclLexer.OPEN_COMMENT,
          HoclLexer.SCRIPT_LINE ->
          Sort.COMMENT;
      case HoclLexer.OTHER -> Sort.WRONG;
      default -> isKeyword(token, type, before) ? Sort.KEYWORD : Sort.SIGN;
    };
  }

  private static Sort named(Token token, int before) {
    if (before == HoclLexer.TYPED && TypeName.of(token.getText()).isPresent()) {
      return Sort.TYPE;
    }
    return token.getType() == HoclLexer.SYMBOL ? Sort.SYMBOL : Sort.NAME;
  }

  /** Whether a token is a word with a fixed meaning; behind a dot it is a name. */
  private static boolean isKeyword(Token token, int type, int before) {
    return type >= HoclLexer.PACKAGE
        && type <= HoclLexer.NOT
        && before != HoclLexer.DOT
        && Character.isLetter(token.getText().charAt(0));
  }
}
