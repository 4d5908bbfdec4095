package hocl.grammar.parse;

import static hocl.grammar.antlr.HoclParser.*;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.lex.Tokens;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Mends the tokens at an error in the way its message suggests, so that the next error can be
 * found: a comma or an atom is put in, or a word is taken out. The tree of mended tokens is never
 * used, only looked through for more errors.
 */
final class Repair {
  private final List<CommonToken> tokens;

  /**
   * @param tokens a list that may be changed
   */
  Repair(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  /** Whether a token was put in by a repair. */
  static boolean isPutIn(CommonToken token) {
    return token.getType() != Token.EOF && token.getStopIndex() < token.getStartIndex();
  }

  /** Mends what a problem complains about at an index; false if there is no good way. */
  boolean mend(Diagnostic problem, int index) {
    boolean mended =
        switch (problem.code()) {
          case "E0207" -> insert(index, COMMA);
          case "E0208", "E0241" -> type(index) != Token.EOF && insert(index, INT);
          case "E0203" -> type(index) == INJECT ? replace(index, BY) : insertWithAtom(index, BY);
          case "E0204" ->
              type(index) == BY ? replace(index, INJECT) : insertWithAtom(index, INJECT);
          case "E0205" ->
              insertWithAtom(index, problem.arguments().getFirst().equals("then") ? THEN : ELSE);
          case "E0206" -> insertWithAtom(index, IN);
          case "E0228" -> removePattern(index);
          case "E0235" -> replace(index, NAME);
          case "E0240" -> replaceAssignment(index);
          case "E0242" -> removeItem(index);
          case "E0243" ->
              Tokens.canStartOperand(type(index + 1)) ? replace(index, COMMA) : remove(index);
          case "E0201" -> !isBracket(type(index)) && remove(index);
          default -> false;
        };
    for (int i = 0; i < tokens.size(); i++) {
      tokens.get(i).setTokenIndex(i);
    }
    return mended;
  }

  private int type(int index) {
    return tokens.get(index).getType();
  }

  private boolean insert(int index, int type) {
    CommonToken place = tokens.get(index);
    CommonToken token = new CommonToken(type, "0");
    token.setStartIndex(place.getStartIndex());
    token.setStopIndex(place.getStartIndex() - 1);
    tokens.add(index, token);
    return true;
  }

  private boolean insertWithAtom(int index, int type) {
    if (!Tokens.canStartOperand(type(index))) {
      insert(index, INT);
    }
    return insert(index, type);
  }

  private boolean replace(int index, int type) {
    tokens.get(index).setType(type);
    return true;
  }

  /** {@code x = 3} becomes {@code x == 3}. */
  private boolean replaceAssignment(int index) {
    if (type(index) != ASSIGN) {
      return false;
    }
    if (index > 0 && type(index - 1) == LABEL) {
      replace(index - 1, NAME);
    }
    return replace(index, EQUAL);
  }

  private boolean remove(int index) {
    if (type(index) == Token.EOF) {
      return false;
    }
    tokens.remove(index);
    return true;
  }

  /** Takes out the rest of a pattern that computes. */
  private boolean removePattern(int index) {
    int depth = 0;
    int end = index;
    while (type(end) != Token.EOF) {
      int type = type(end);
      boolean closes = isClosing(type);
      if (depth == 0 && (closes || type == COMMA || type == BY || type == INJECT)) {
        break;
      }
      depth += closes ? -1 : isBracket(type) ? 1 : 0;
      end++;
    }
    tokens.subList(index, end).clear();
    return index == 0 || Tokens.canEndOperand(type(index - 1)) || insert(index, INT);
  }

  /** Takes out a definition that stands where none can. */
  private boolean removeItem(int index) {
    int end = index;
    while (type(end) != Token.EOF && type(end) != SEMICOLON) {
      end++;
    }
    if (type(end) == Token.EOF) {
      return false;
    }
    tokens.subList(index, end + 1).clear();
    return true;
  }

  /** Whether a token is a bracket of any kind. */
  static boolean isBracket(int type) {
    return switch (type) {
      case OPEN, LPAREN, LBRACKET, CAST_OPEN -> true;
      default -> isClosing(type);
    };
  }

  /** Whether a token closes a bracket. */
  static boolean isClosing(int type) {
    return type == CLOSE || type == RPAREN || type == RBRACKET;
  }
}
