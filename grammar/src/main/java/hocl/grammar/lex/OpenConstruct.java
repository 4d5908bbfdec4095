package hocl.grammar.lex;

import hocl.grammar.antlr.HoclLexer;
import org.antlr.v4.runtime.CommonToken;
import org.jspecify.annotations.Nullable;

/**
 * A construct that is open at a place in the token stream: a bracket, a {@code let} that waits for
 * its {@code in}, or the whole text; with what has been counted inside it so far.
 */
final class OpenConstruct {
  /** The kinds of frames. */
  enum Kind {
    ROOT,
    SOLUTION,
    LIST,
    PARENTHESES,
    CAST,
    LET
  }

  private final Kind kind;
  private final @Nullable CommonToken opener;
  private boolean guard;
  private boolean computes;
  private int heads;
  private int maximalHeads;
  private int conditionals;
  private int maximalConditionals;
  private int scopes;
  private int run;
  private int maximalRun;
  private int innerHeight;

  OpenConstruct(Kind kind, @Nullable CommonToken opener) {
    this.kind = kind;
    this.opener = opener;
  }

  Kind kind() {
    return kind;
  }

  /** The token that opened it; absent for the whole text. */
  @Nullable CommonToken opener() {
    return opener;
  }

  /** Whether a rule's condition is being read directly in this frame. */
  boolean inGuard() {
    return guard;
  }

  /** Marks that something is computed directly in this frame, which so counts as an expression. */
  void markComputing() {
    computes = true;
  }

  /** How deep the expressions in this frame nest, itself included. */
  int expressionHeight() {
    int own = maximalHeads + maximalConditionals + scopes + maximalRun;
    return innerHeight + own + (computes || own > 0 ? 1 : 0);
  }

  /** Takes note of a frame that was closed directly in this one. */
  void closed(OpenConstruct inner) {
    innerHeight = Math.max(innerHeight, inner.expressionHeight());
  }

  /**
   * Counts a token that stands directly in this frame.
   *
   * @param type its type
   * @param operandBefore whether the token before it ends an operand
   * @param afterComma whether the token before it is a comma
   */
  void count(int type, boolean operandBefore, boolean afterComma) {
    switch (type) {
      case HoclLexer.REPLACE, HoclLexer.REPLACE_ONE, HoclLexer.WITH -> {
        heads++;
        maximalHeads = Math.max(maximalHeads, heads);
        run = 0;
      }
      case HoclLexer.IF -> countIf(operandBefore);
      case HoclLexer.LET -> scopes += afterComma ? 1 : 0;
      case HoclLexer.COMMA, HoclLexer.SEMICOLON -> {
        guard = false;
        conditionals = 0;
        run = 0;
      }
      case HoclLexer.POWER, HoclLexer.DOT, HoclLexer.NOT, HoclLexer.CAST_OPEN -> extendRun();
      case HoclLexer.MINUS -> countMinus(operandBefore);
      case HoclLexer.COLON, HoclLexer.THEN, HoclLexer.ELSE, HoclLexer.BY, HoclLexer.INJECT ->
          run = 0;
      case HoclLexer.OR,
          HoclLexer.AND,
          HoclLexer.EQUAL,
          HoclLexer.NOT_EQUAL,
          HoclLexer.LESS,
          HoclLexer.LESS_OR_EQUAL,
          HoclLexer.GREATER,
          HoclLexer.GREATER_OR_EQUAL,
          HoclLexer.PLUS,
          HoclLexer.STAR,
          HoclLexer.SLASH,
          HoclLexer.PERCENT,
          HoclLexer.DIV,
          HoclLexer.MOD,
          HoclLexer.INSTANCEOF -> {
        computes = true;
        run = 0;
      }
      default -> {}
    }
  }

  private void countIf(boolean operandBefore) {
    run = 0;
    if (operandBefore) {
      guard = true;
      heads = Math.max(0, heads - 1);
    } else {
      conditionals++;
      maximalConditionals = Math.max(maximalConditionals, conditionals);
    }
  }

  private void countMinus(boolean operandBefore) {
    if (operandBefore) {
      computes = true;
      run = 0;
    } else {
      extendRun();
    }
  }

  private void extendRun() {
    run++;
    maximalRun = Math.max(maximalRun, run);
  }
}
