package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.lex.Tokens;
import hocl.grammar.parse.ErrorReporter.Stumble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the generated parser: first in the fast SLL mode, which gives up at the first difficulty,
 * then, only if it did, in the full LL mode. That stops at an error, too; the tokens are then
 * mended and read again, until there is no error left or enough of them.
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

  /** Whether the only error is that the text ends too soon. */
  boolean incomplete() {
    return incomplete;
  }

  /** Parses. If a problem is reported, the context, if there is one, belongs to the mended text. */
  Optional<C> parse(DiagnosticCollector problems) {
    HoclParser parser = newParser(tokens.tokens());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return Optional.of(rule.apply(parser));
    } catch (ParseCancellationException e) {
      return parseWithErrors(problems);
    }
  }

  private Optional<C> parseWithErrors(DiagnosticCollector problems) {
    List<CommonToken> mended = new ArrayList<>(tokens.tokens());
    int last = -1;
    for (int errors = 0; errors <= DiagnosticCollector.MAXIMUM_ERRORS; errors++) {
      HoclParser parser = newParser(mended);
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      ErrorReporter reporter = new ErrorReporter();
      parser.setErrorHandler(reporter);
      try {
        return Optional.of(rule.apply(parser));
      } catch (ParseCancellationException e) {
        Stumble stumble = reporter.stumble();
        if (stumble == null
            || stumble.index() < last
            || (errors > 0 && isMended(mended, stumble.index()))) {
          return Optional.empty();
        }
        last = stumble.index();
        Optional<Diagnostic> habit = new Habits(tokens.source(), mended).explain(stumble);
        if (habit.isPresent()) {
          problems.add(habit.get());
          return Optional.empty();
        }
        Diagnostic problem = new ErrorWords(tokens.source(), mended).explain(stumble);
        problems.add(problem);
        incomplete = errors == 0 && mended.get(last).getType() == Token.EOF;
        if (!new Repair(mended).mend(problem, placeOf(problem, mended, last))) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The habit that explains why the brackets before an offset seem wrong, if the parser stumbles
   * over one before it, or if a definition has not ended.
   *
   * @param problems what was found to be wrong
   */
  Optional<Diagnostic> habitBefore(int offset, List<Diagnostic> problems) {
    List<CommonToken> before = new ArrayList<>();
    for (CommonToken token : tokens.tokens()) {
      if (token.getStartIndex() < offset) {
        before.add(token);
      }
    }
    CommonToken end = new CommonToken(Token.EOF);
    end.setStartIndex(offset);
    end.setStopIndex(offset - 1);
    end.setTokenIndex(before.size());
    before.add(end);
    HoclParser parser = newParser(before);
    ErrorReporter reporter = new ErrorReporter();
    parser.setErrorHandler(reporter);
    try {
      C _ = rule.apply(parser);
    } catch (ParseCancellationException e) {
      Stumble stumble = reporter.stumble();
      if (stumble != null && stumble.index() < before.size() - 1) {
        return new Habits(tokens.source(), before).explain(stumble);
      }
    }
    return problems.stream()
        .filter(problem -> problem.code().equals("E0247") || problem.code().equals("E0207"))
        .findFirst()
        .map(problem -> openDefinition(before, problem.span().start()));
  }

  private @Nullable Diagnostic openDefinition(List<CommonToken> before, int offset) {
    int index = 0;
    while (before.get(index).getStartIndex() < offset) {
      index++;
    }
    @Nullable Diagnostic comment = new ForeignSigns(tokens.source(), before).comment(index);
    if (comment != null) {
      return comment;
    }
    @Nullable Diagnostic open = Habits.openDefinition(tokens.source(), before, index);
    return open == null ? DefiningHabits.unnamed(tokens.source(), before, index) : open;
  }

  /** Whether an error follows from a repair and so says nothing about the text. */
  private static boolean isMended(List<CommonToken> tokens, int index) {
    return Repair.isPutIn(tokens.get(index))
        || (index > 0 && Repair.isPutIn(tokens.get(index - 1)));
  }

  /** The index of the token a problem points at: the stumbling one or the next. */
  private static int placeOf(Diagnostic problem, List<CommonToken> tokens, int index) {
    boolean next =
        index + 1 < tokens.size()
            && tokens.get(index + 1).getStartIndex() == problem.span().start()
            && tokens.get(index).getStartIndex() < problem.span().start();
    return next ? index + 1 : index;
  }

  /** A parser over tokens that says nothing by itself. */
  static HoclParser newParser(List<CommonToken> tokens) {
    HoclParser parser = new HoclParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    return parser;
  }
}
