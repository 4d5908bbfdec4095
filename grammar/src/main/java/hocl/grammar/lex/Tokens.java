package hocl.grammar.lex;

import hocl.grammar.antlr.HoclLexer;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The classified tokens of a text.
 *
 * @param source the text
 * @param tokens what the parser reads, ended by the end-of-file token
 * @param comments the comments in order
 * @param sound whether the brackets match and no limit is exceeded, so that parsing makes sense
 * @param brokenBracket where the walk over the brackets ended, if one of them is wrong and nothing
 *     else is
 * @param incomplete whether an error is that the text ends too soon
 */
public record Tokens(
    SourceText source,
    List<CommonToken> tokens,
    List<CommonToken> comments,
    boolean sound,
    Optional<Integer> brokenBracket,
    boolean incomplete) {

  /** Where a token stands. */
  public static Span span(SourceText source, Token token) {
    int start = token.getStartIndex();
    int end = token.getType() == Token.EOF ? start : token.getStopIndex() + 1;
    return source.span(start, Math.max(start, end));
  }

  /** Whether a token can begin an operand. */
  public static boolean canStartOperand(int type) {
    return switch (type) {
      case HoclLexer.INT,
          HoclLexer.FLOAT,
          HoclLexer.STRING,
          HoclLexer.CHAR,
          HoclLexer.TRUE,
          HoclLexer.FALSE,
          HoclLexer.NAME,
          HoclLexer.SYMBOL,
          HoclLexer.LPAREN,
          HoclLexer.CAST_OPEN,
          HoclLexer.LBRACKET,
          HoclLexer.OPEN,
          HoclLexer.NOT,
          HoclLexer.NEW,
          HoclLexer.NOTHING ->
          true;
      default -> false;
    };
  }

  /** Whether a token can end an operand. */
  public static boolean canEndOperand(int type) {
    return switch (type) {
      case HoclLexer.INT,
          HoclLexer.FLOAT,
          HoclLexer.STRING,
          HoclLexer.CHAR,
          HoclLexer.TRUE,
          HoclLexer.FALSE,
          HoclLexer.NAME,
          HoclLexer.SYMBOL,
          HoclLexer.WILDCARD,
          HoclLexer.RPAREN,
          HoclLexer.RBRACKET,
          HoclLexer.CLOSE,
          HoclLexer.NOTHING,
          HoclLexer.INF ->
          true;
      default -> false;
    };
  }
}
