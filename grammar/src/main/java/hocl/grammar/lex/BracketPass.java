package hocl.grammar.lex;

import hocl.grammar.antlr.HoclLexer;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the words of a text that tells opening, closing and comparing angle brackets apart,
 * checks that brackets match and bounds the depth, so that the parser meets no ambiguity and no
 * surprise.
 *
 * <p>The walk stops at the first bracket that is wrong: behind it every guess would be noise.
 */
final class BracketPass {
  private final SourceText source;
  private final List<CommonToken> tokens;
  private final Classifier classifier;
  private final DiagnosticCollector problems;
  private final Deque<OpenConstruct> frames = new ArrayDeque<>();
  private boolean stopped;
  private boolean incomplete;
  private boolean operandBefore;
  private int lastComparing = -1;
  private int brokenAt = -1;

  BracketPass(SourceText source, List<CommonToken> tokens, DiagnosticCollector problems) {
    this.source = source;
    this.tokens = tokens;
    this.classifier = new Classifier(tokens);
    this.problems = problems;
  }

  /** Whether the brackets match within the limits, so that parsing makes sense. */
  boolean sound() {
    return !stopped;
  }

  /** The offset of the bracket at which the walk stopped; empty if it came to the end. */
  Optional<Integer> brokenAt() {
    return brokenAt < 0 ? Optional.empty() : Optional.of(brokenAt);
  }

  /** Whether a bracket is still open at the end. */
  boolean incomplete() {
    return incomplete;
  }

  /** Whether the text ends within a {@code let} at the top whose value looks complete. */
  boolean endsInOpenLet() {
    return operandBefore
        && frames.size() == 2
        && frames.getFirst().kind() == OpenConstruct.Kind.LET;
  }

  void run() {
    frames.push(new OpenConstruct(OpenConstruct.Kind.ROOT, null));
    for (int i = 0; i < tokens.size() && !stopped; i++) {
      CommonToken token = tokens.get(i);
      classify(i, token);
      if (!stopped) {
        place(i, token);
      }
      if (stopped) {
        brokenAt = token.getStartIndex();
      }
    }
    if (!stopped) {
      finish();
    }
  }

  private void classify(int index, CommonToken token) {
    if (classifier.isSelectedKeyword(index)) {
      token.setType(HoclLexer.NAME);
    } else if (classifier.isLabel(index)) {
      token.setType(HoclLexer.LABEL);
    }
    switch (token.getType()) {
      case HoclLexer.LPAREN -> {
        if (!operandBefore && classifier.isCast(index)) {
          token.setType(HoclLexer.CAST_OPEN);
        }
      }
      case HoclLexer.LESS -> classifyLess(index, token);
      case HoclLexer.GREATER -> classifyGreater(index, token);
      default -> {}
    }
  }

  private void classifyLess(int index, CommonToken token) {
    if (!operandBefore) {
      token.setType(HoclLexer.OPEN);
    } else if (classifier.touchesNext(index) && isAngle(index + 1)) {
      stop(
          "E0213", token, tokens.get(index + 1), token.getText() + tokens.get(index + 1).getText());
    } else if (classifier.type(index - 1) == HoclLexer.CLOSE) {
      stop("E0207", token, token, tokens.get(index - 1).getText(), token.getText());
    } else if (bracket().kind() == OpenConstruct.Kind.SOLUTION && !inGuard()) {
      stop("E0212", token, token);
    } else if (bracket().kind() == OpenConstruct.Kind.ROOT) {
      lastComparing = index;
    }
  }

  private void classifyGreater(int index, CommonToken token) {
    switch (bracket().kind()) {
      case SOLUTION -> {
        boolean compares =
            inGuard() && operandBefore && classifier.followsComparisonInGuard(index + 1);
        if (compares) {
          return;
        }
        if (operandBefore && Tokens.canStartOperand(classifier.type(index + 1))) {
          stop("E0211", token, token, tokens.get(index + 1).getText());
        }
        token.setType(HoclLexer.CLOSE);
      }
      case ROOT -> {
        if (operandBefore && classifier.touchesNext(index) && isAngle(index + 1)) {
          stop("E0213", token, tokens.get(index + 1), ">" + tokens.get(index + 1).getText());
        } else if (!operandBefore || !classifier.startsOperand(index + 1)) {
          reportUnmatched(token);
        }
      }
      case LIST, PARENTHESES, CAST, LET -> {}
    }
  }

  /** A {@code >} closes nothing; often because the {@code <} before it was read as a comparison. */
  private void reportUnmatched(CommonToken closer) {
    if (lastComparing < 0) {
      stop("E0215", closer, closer, closer.getText());
      return;
    }
    CommonToken less = tokens.get(lastComparing);
    problems.add(
        Diagnostic.of("E0247", Tokens.span(source, less), tokens.get(lastComparing - 1).getText())
            .withLabel(Tokens.span(source, closer), "so this closes nothing"));
    stopped = true;
  }

  private void place(int index, CommonToken token) {
    int type = token.getType();
    boolean afterComma = classifier.type(index - 1) == HoclLexer.COMMA;
    if (type == HoclLexer.LPAREN && operandBefore) {
      frames.element().markComputing();
    }
    frames.element().count(type, operandBefore, afterComma);
    boolean endsOperand = Tokens.canEndOperand(type);
    switch (type) {
      case HoclLexer.OPEN -> open(OpenConstruct.Kind.SOLUTION, token);
      case HoclLexer.LBRACKET -> open(OpenConstruct.Kind.LIST, token);
      case HoclLexer.LPAREN -> open(OpenConstruct.Kind.PARENTHESES, token);
      case HoclLexer.CAST_OPEN -> open(OpenConstruct.Kind.CAST, token);
      case HoclLexer.LET -> {
        open(OpenConstruct.Kind.LET, token);
        frames.element().markComputing();
      }
      case HoclLexer.IN, HoclLexer.SEMICOLON -> {
        if (frames.element().kind() == OpenConstruct.Kind.LET) {
          pop();
        }
      }
      case HoclLexer.CLOSE -> close(token, OpenConstruct.Kind.SOLUTION);
      case HoclLexer.RBRACKET -> close(token, OpenConstruct.Kind.LIST);
      case HoclLexer.RPAREN -> endsOperand = closeParenthesis(token);
      default -> {}
    }
    if (type != Token.EOF) {
      operandBefore = endsOperand;
    }
  }

  private void open(OpenConstruct.Kind kind, CommonToken token) {
    frames.push(new OpenConstruct(kind, token));
    if (frames.size() - 1 > TextLimits.MAXIMUM_DEPTH) {
      stop("E0802", token, token, TextLimits.MAXIMUM_DEPTH);
    }
  }

  private boolean closeParenthesis(CommonToken token) {
    if (bracket().kind() == OpenConstruct.Kind.CAST) {
      close(token, OpenConstruct.Kind.CAST);
      return false;
    }
    close(token, OpenConstruct.Kind.PARENTHESES);
    return true;
  }

  private void close(CommonToken closer, OpenConstruct.Kind kind) {
    OpenConstruct frame = bracket();
    if (frame.kind() == OpenConstruct.Kind.ROOT) {
      stop("E0215", closer, closer, closer.getText());
    } else if (frame.kind() != kind) {
      CommonToken opener = opener(frame);
      Span place = Tokens.span(source, opener);
      problems.add(
          Diagnostic.of("E0216", place, opener.getText(), closer.getText())
              .withLabel(Tokens.span(source, closer), "found before it is closed"));
      stopped = true;
    } else {
      while (frames.element() != frame) {
        pop();
      }
      pop();
    }
  }

  private void pop() {
    OpenConstruct closed = frames.pop();
    checkHeight(closed);
    frames.element().closed(closed);
  }

  private void checkHeight(OpenConstruct frame) {
    if (!stopped && frame.expressionHeight() > TextLimits.MAXIMUM_EXPRESSION_DEPTH) {
      CommonToken at = frame.opener() == null ? tokens.getFirst() : opener(frame);
      stop("E0803", at, at, TextLimits.MAXIMUM_EXPRESSION_DEPTH);
    }
  }

  private void finish() {
    OpenConstruct open = bracket();
    if (open.kind() != OpenConstruct.Kind.ROOT) {
      CommonToken opener = opener(open);
      stop("E0214", opener, opener, opener.getText());
      brokenAt = source.length();
      incomplete = true;
      return;
    }
    OpenConstruct inner = null;
    for (OpenConstruct frame : frames) {
      if (inner != null) {
        frame.closed(inner);
      }
      checkHeight(frame);
      inner = frame;
    }
  }

  /** The innermost bracket that is open. */
  private OpenConstruct bracket() {
    OpenConstruct found = frames.element();
    for (OpenConstruct frame : frames) {
      found = frame;
      if (frame.kind() != OpenConstruct.Kind.LET) {
        break;
      }
    }
    return found;
  }

  private boolean inGuard() {
    return frames.element().inGuard();
  }

  private boolean isAngle(int index) {
    int type = classifier.type(index);
    return type == HoclLexer.LESS || type == HoclLexer.GREATER;
  }

  private static CommonToken opener(OpenConstruct frame) {
    @Nullable CommonToken opener = frame.opener();
    if (opener == null) {
      throw new IllegalStateException("the whole text has no bracket");
    }
    return opener;
  }

  private void stop(String code, CommonToken from, CommonToken to, Object... arguments) {
    problems.report(code, Tokens.span(source, from).to(Tokens.span(source, to)), arguments);
    stopped = true;
  }
}
