package hocl.grammar.parse;

import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.lex.Tokens;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Identifier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * The common state of all builders: the source, the collector of problems, and the builders
 * themselves.
 */
final class BuildContext {
  private final SourceText source;
  private final DiagnosticCollector problems;
  private final LiteralBuilder literals = new LiteralBuilder(this);
  private final PatternBuilder patterns = new PatternBuilder(this);
  private final OperandBuilder operands = new OperandBuilder(this);
  private final ExpressionBuilder expressions = new ExpressionBuilder(this);
  private final ItemBuilder items = new ItemBuilder(this);

  BuildContext(SourceText source, DiagnosticCollector problems) {
    this.source = source;
    this.problems = problems;
  }

  LiteralBuilder literals() {
    return literals;
  }

  PatternBuilder patterns() {
    return patterns;
  }

  OperandBuilder operands() {
    return operands;
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  ItemBuilder items() {
    return items;
  }

  Span span(int start, int end) {
    return source.span(start, end);
  }

  Span span(Token token) {
    return Tokens.span(source, token);
  }

  Span span(ParserRuleContext context) {
    Token stop = context.getStop() == null ? context.getStart() : context.getStop();
    return span(context.getStart()).to(span(stop));
  }

  /** The place of a sign somewhere before a place, or that place itself if there is none. */
  Span lastBefore(char sign, Span place) {
    int at = source.text().lastIndexOf(sign, place.start());
    return at < 0 ? place : source.span(at, at + 1);
  }

  Identifier identifier(Token token) {
    return new Identifier(span(token), token.getText());
  }

  void report(String code, Token token, Object... arguments) {
    problems.report(code, span(token), arguments);
  }

  void report(String code, Span span, Object... arguments) {
    problems.report(code, span, arguments);
  }
}
