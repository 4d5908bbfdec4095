package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.lex.Tokens;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Says in our own words what the parser stumbles over, once for each stretch between separators:
 * behind an error everything up to the next comma, semicolon or {@code in} is passed over in
 * silence.
 */
final class ErrorReporter extends DefaultErrorStrategy {
  private final Tokens tokens;
  private final ErrorWords words;
  private int lastError = -1;
  private boolean incomplete;

  ErrorReporter(Tokens tokens, DiagnosticCollector problems) {
    this.tokens = tokens;
    this.words = new ErrorWords(tokens, problems);
  }

  /** Whether the text ended too soon. */
  boolean incomplete() {
    return incomplete;
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    if (!inErrorRecoveryMode(recognizer)) {
      beginErrorCondition(recognizer);
      report(recognizer, e.getOffendingToken(), expected(recognizer, e));
    }
  }

  @Override
  protected void reportUnwantedToken(Parser recognizer) {
    reportCurrent(recognizer);
  }

  @Override
  protected void reportMissingToken(Parser recognizer) {
    reportCurrent(recognizer);
  }

  private void reportCurrent(Parser recognizer) {
    if (!inErrorRecoveryMode(recognizer)) {
      beginErrorCondition(recognizer);
      report(recognizer, recognizer.getCurrentToken(), recognizer.getExpectedTokens());
    }
  }

  private static IntervalSet expected(Parser recognizer, RecognitionException e) {
    IntervalSet expected = e.getExpectedTokens();
    return expected == null ? recognizer.getExpectedTokens() : expected;
  }

  private void report(Parser recognizer, Token token, IntervalSet expected) {
    int index = Math.min(token.getTokenIndex(), tokens.tokens().size() - 1);
    if (lastError >= 0 && !separated(lastError, index)) {
      return;
    }
    boolean first = lastError < 0;
    lastError = index;
    incomplete |= first && token.getType() == Token.EOF;
    words.report(index, expected, recognizer.getRuleContext().getRuleIndex());
  }

  private boolean separated(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int type = tokens.tokens().get(i).getType();
      if (type == HoclParser.COMMA || type == HoclParser.SEMICOLON || type == HoclParser.IN) {
        return true;
      }
    }
    return false;
  }
}
