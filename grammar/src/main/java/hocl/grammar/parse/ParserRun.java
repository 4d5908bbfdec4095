package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.lex.Tokens;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Runs the generated parser: first in the fast SLL mode, which gives up at the first difficulty,
 * then, only if it did, in the full LL mode, which finds all errors.
 *
 * @param <C> the context of the rule that is parsed
 */
final class ParserRun<C extends ParserRuleContext> {
  private final Tokens tokens;
  private final Function<HoclParser, C> rule;
  private boolean incomplete;

  ParserRun(Tokens tokens, Function<HoclParser, C> rule) {
    this.tokens = tokens;
    this.rule = rule;
  }

  /** Whether an error was that the text ends too soon. */
  boolean incomplete() {
    return incomplete;
  }

  /** Parses; if a problem is reported, the context is not complete. */
  C parse(DiagnosticCollector problems) {
    HoclParser parser = newParser();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException e) {
      return parseWithErrors(problems);
    }
  }

  private C parseWithErrors(DiagnosticCollector problems) {
    HoclParser parser = newParser();
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    ErrorReporter reporter = new ErrorReporter(tokens, problems);
    parser.setErrorHandler(reporter);
    C context = rule.apply(parser);
    incomplete = reporter.incomplete();
    return context;
  }

  /** A parser over the tokens that says nothing by itself. */
  HoclParser newParser() {
    HoclParser parser = new HoclParser(new CommonTokenStream(new ListTokenSource(tokens.tokens())));
    parser.removeErrorListeners();
    return parser;
  }
}
