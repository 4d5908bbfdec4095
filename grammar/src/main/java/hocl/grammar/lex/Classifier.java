package hocl.grammar.lex;

import hocl.grammar.antlr.HoclLexer;
import hocl.grammar.tree.TypeName;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Decides from a token's neighbours whether it is a name, a label or the beginning of a cast. */
final class Classifier {
  /** Java's primitive types: a cast to one of these may stand before a minus. */
  private static final Set<String> PRIMITIVES =
      Set.of("byte", "short", "int", "long", "float", "double", "char");

  private final List<CommonToken> tokens;

  Classifier(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  /** The raw type of the token at an index; the end of the file behind the last one. */
  int type(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
  }

  /** Keywords may follow a dot. */
  boolean isSelectedKeyword(int index) {
    int type = type(index);
    return index > 0
        && type(index - 1) == HoclLexer.DOT
        && type >= HoclLexer.PACKAGE
        && type <= HoclLexer.NOT
        && type != HoclLexer.REPLACE_ONE
        && Character.isLetter(tokens.get(index).getText().charAt(0));
  }

  /** A name before {@code =} is a label, unless it is being defined. */
  boolean isLabel(int index) {
    int type = type(index);
    if ((type != HoclLexer.NAME && type != HoclLexer.SYMBOL)
        || type(index + 1) != HoclLexer.ASSIGN) {
      return false;
    }
    return switch (type(index - 1)) {
      case HoclLexer.LET, HoclLexer.REC, HoclLexer.PARAM, HoclLexer.TYPED, HoclLexer.DOT -> false;
      default -> true;
    };
  }

  /**
   * Whether the parenthesis at an index, where an operand is expected, begins a cast: Java's rule.
   */
  boolean isCast(int index) {
    int last = index + 1;
    while (isWord(last) && type(last + 1) == HoclLexer.DOT) {
      last += 2;
    }
    if (!isWord(last) || type(last + 1) != HoclLexer.RPAREN) {
      return false;
    }
    String name = tokens.get(last).getText();
    boolean names = type(last) == HoclLexer.SYMBOL || TypeName.of(name).isPresent();
    return switch (type(last + 2)) {
      case HoclLexer.INT,
          HoclLexer.FLOAT,
          HoclLexer.STRING,
          HoclLexer.CHAR,
          HoclLexer.TRUE,
          HoclLexer.FALSE,
          HoclLexer.NAME,
          HoclLexer.SYMBOL,
          HoclLexer.LPAREN,
          HoclLexer.NOT,
          HoclLexer.NEW ->
          names;
      case HoclLexer.MINUS -> last == index + 1 && PRIMITIVES.contains(name);
      default -> false;
    };
  }

  /**
   * Whether the token at an index lets a {@code >} before it compare, in a guard directly inside a
   * solution.
   */
  boolean followsComparisonInGuard(int index) {
    return switch (type(index)) {
      case HoclLexer.INT,
          HoclLexer.FLOAT,
          HoclLexer.STRING,
          HoclLexer.CHAR,
          HoclLexer.TRUE,
          HoclLexer.FALSE,
          HoclLexer.NAME,
          HoclLexer.LPAREN,
          HoclLexer.LBRACKET,
          HoclLexer.MINUS,
          HoclLexer.NOT ->
          true;
      default -> false;
    };
  }

  /**
   * Whether the token at an index can begin an operand, a sign and a bracket that is not classified
   * yet included.
   */
  boolean startsOperand(int index) {
    int type = type(index);
    return Tokens.canStartOperand(type) || type == HoclLexer.MINUS || type == HoclLexer.LESS;
  }

  /** Whether the tokens at an index and behind it touch each other. */
  boolean touchesNext(int index) {
    return index + 1 < tokens.size()
        && tokens.get(index).getStopIndex() + 1 == tokens.get(index + 1).getStartIndex();
  }

  private boolean isWord(int index) {
    return type(index) == HoclLexer.NAME || type(index) == HoclLexer.SYMBOL;
  }
}
