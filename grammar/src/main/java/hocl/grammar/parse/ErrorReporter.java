package hocl.grammar.parse;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Stops the parser at the first word it does not expect, and keeps what is known about it. */
final class ErrorReporter extends DefaultErrorStrategy {
  /**
   * A word that the parser did not expect.
   *
   * @param index where the word stands among the tokens
   * @param expected what could have stood there
   * @param rule the grammar rule that was being read
   */
  record Stumble(int index, IntervalSet expected, int rule) {}

  private @Nullable Stumble stumble;

  /** The first error, if the parser was stopped. */
  @Nullable Stumble stumble() {
    return stumble;
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    IntervalSet expected = e.getExpectedTokens();
    stop(
        recognizer,
        e.getOffendingToken(),
        expected == null ? recognizer.getExpectedTokens() : expected);
  }

  @Override
  protected void reportUnwantedToken(Parser recognizer) {
    stop(recognizer, recognizer.getCurrentToken(), recognizer.getExpectedTokens());
  }

  @Override
  protected void reportMissingToken(Parser recognizer) {
    stop(recognizer, recognizer.getCurrentToken(), recognizer.getExpectedTokens());
  }

  private void stop(Parser recognizer, Token token, IntervalSet expected) {
    stumble =
        new Stumble(token.getTokenIndex(), expected, recognizer.getRuleContext().getRuleIndex());
    throw new ParseCancellationException();
  }
}
