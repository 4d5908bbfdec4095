package hocl.grammar.parse;

import static hocl.grammar.antlr.HoclParser.*;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.lex.Tokens;
import hocl.grammar.parse.ErrorReporter.Stumble;
import hocl.grammar.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Recognizes signs of other languages at a word that the parser did not expect. */
final class ForeignSigns {
  private static final String JOIN =
      "`+` joins Strings: `\"a\" + x`. Lists are joined by `[elements(a), elements(b)]`.";

  private final SourceText source;
  private final List<CommonToken> tokens;

  ForeignSigns(SourceText source, List<CommonToken> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** The complaint about a sign at or just before the stumble, if there is one. */
  Optional<Diagnostic> explain(Stumble stumble) {
    int index = stumble.index();
    int sign = type(index) == LABEL ? index + 1 : index;
    for (int first = sign; first >= Math.max(0, index - 2); first--) {
      Diagnostic found = pair(first, index, stumble);
      if (found != null) {
        return Optional.of(found);
      }
    }
    if (index > 0 && type(index) == LBRACKET && touches(index - 1) && endsOperand(index - 1)) {
      return Optional.of(item(index));
    }
    if (type(index) == QUESTION && endsOperand(index - 1) && hasBefore(index, COLON)) {
      return Optional.of(
          at("E0250", index, index, "? :", "if .. then .. else")
              .withHint("Write `(if CONDITION then A else B)`."));
    }
    if (type(index) == QUESTION && type(index - 1) == NAME && touches(index - 1)) {
      String name = tokens.get(index - 1).getText();
      return Optional.of(
          at("E0250", index - 1, index, name + "?", "?" + name)
              .withHint("In a pattern `?" + name + "` takes the rest of the atoms.")
              .withFix(source.span(start(index - 1), stop(index)), "?" + name));
    }
    if (type(index) == IN && endsOperand(index - 1) && type(index + 1) == LBRACKET) {
      return Optional.of(
          at("E0250", index, index, "in", "contains(x, atoms)")
              .withHint("Write `contains(x, [1, 2])`, or `contains(x, <1, 2>)`."));
    }
    if (type(index - 1) == RPAREN
        && Tokens.canStartOperand(type(index))
        && isCondition(index - 1)) {
      return Optional.of(at("E0205", index, index, "then"));
    }
    return Optional.ofNullable(comment(index));
  }

  /** Whether the bracket that closes at an index opened behind {@code if}, and an else follows. */
  private boolean isCondition(int close) {
    int depth = 0;
    int open = close;
    do {
      depth += Repair.isClosing(type(open)) ? 1 : Repair.isBracket(type(open)) ? -1 : 0;
      open--;
    } while (depth > 0 && open >= 0);
    return type(open) == IF && hasBefore(close, ELSE);
  }

  /** Two signs that touch, of which the first is at an index. */
  private @Nullable Diagnostic pair(int first, int stumble, Stumble state) {
    if (type(first) == Token.EOF || !touches(first)) {
      return null;
    }
    int second = type(first + 1);
    return switch (type(first)) {
      case COLON -> second == ASSIGN ? pair(first, "=", "Write `let x = 1`.") : null;
      case ASSIGN -> assignPair(first, second, state);
      case DOT -> second == DOT ? dots(first) : null;
      case PLUS ->
          second == PLUS ? doubled(first, "+ 1", JOIN) : second == ASSIGN ? assigned(first) : null;
      case MINUS -> {
        if (second == GREATER) {
          yield pair(first, "by", "Write `replace PATTERNS by PRODUCTS`.");
        }
        yield second == ASSIGN
            ? assigned(first)
            : second == MINUS && first + 2 == stumble && !Tokens.canStartOperand(type(stumble))
                ? doubled(first, "- 1", "")
                : null;
      }
      case STAR, SLASH -> second == ASSIGN ? assigned(first) : null;
      case EQUAL -> second == ASSIGN ? pair(first, "==", "Write `a == b`.") : null;
      case NOT_EQUAL -> second == ASSIGN ? pair(first, "!=", "Write `a != b`.") : null;
      default -> null;
    };
  }

  /** Two dots between numbers, or three before the name of a rest. */
  private Diagnostic dots(int first) {
    return type(first + 2) == DOT && touches(first + 1)
        ? at("E0250", first, first + 2, "...", "?")
            .withHint("Write `?rest` in a pattern, and `rest` among the products.")
        : pair(first, "range(a, b)", "Write `range(1, 5)` for `1, 2, 3, 4, 5`.");
  }

  private @Nullable Diagnostic assignPair(int first, int second, Stumble state) {
    boolean head = state.expected().contains(BY);
    return switch (second) {
      case GREATER, CLOSE ->
          head
              ? pair(first, "by", "Write `replace PATTERNS by PRODUCTS`.")
              : pair(first, ">=", "Write `a >= b`.");
      case LESS, OPEN -> pair(first, "<=", "Write `a <= b`.");
      case NOT -> pair(first, "!=", "Write `a != b`.");
      default -> null;
    };
  }

  /** {@code ++} or {@code --}, between two values or behind one. */
  private Diagnostic doubled(int first, String step, String join) {
    boolean between = Tokens.canStartOperand(type(first + 2)) && !join.isEmpty();
    String before = first > 0 ? tokens.get(first - 1).getText() : "x";
    return between
        ? pair(first, "+", join)
        : pair(first, step, "Write `" + before + " " + step + "`: an atom never changes.");
  }

  private Diagnostic assigned(int first) {
    return at("E0252", first, first + 1, signs(first));
  }

  /** {@code l[0]}. */
  private Diagnostic item(int index) {
    int close = index;
    int depth = 0;
    do {
      int type = type(close);
      depth += Repair.isClosing(type) ? -1 : Repair.isBracket(type) ? 1 : 0;
      close++;
    } while (depth > 0 && type(close) != Token.EOF);
    int last = close - 1;
    String inside =
        close > index + 2 && last - index < 8
            ? source.text().substring(start(index + 1), stop(last - 1))
            : "i";
    boolean name = type(index - 1) == NAME;
    String list = name ? tokens.get(index - 1).getText() : "list";
    String written = "at(" + list + ", " + inside + ")";
    Diagnostic problem =
        at("E0250", index, last, "[..]", "at(list, i)")
            .withHint("Write `" + written + "`; the first item is at 0.");
    return name && !inside.equals("i")
        ? problem.withFix(source.span(start(index - 1), stop(last)), written)
        : problem;
  }

  /**
   * The complaint about two minus signs that were meant to begin a comment, on the line of the
   * token before an index; or null.
   */
  @Nullable Diagnostic comment(int index) {
    if (index == 0) {
      return null;
    }
    int line = source.lineOf(start(index - 1));
    for (int i = index - 1; i > 0 && source.lineOf(start(i)) == line; i--) {
      if (type(i) == MINUS && type(i - 1) == MINUS && touches(i - 1) && !touches(i)) {
        return pair(i - 1, "//", "A comment begins with `//`.");
      }
    }
    return null;
  }

  /** Whether a token follows within the same brackets, before the next comma or semicolon. */
  private boolean hasBefore(int index, int wanted) {
    int depth = 0;
    for (int i = index + 1; depth >= 0 && type(i) != Token.EOF; i++) {
      int type = type(i);
      if (depth == 0 && type == wanted) {
        return true;
      }
      if (depth == 0 && (type == COMMA || type == SEMICOLON)) {
        return false;
      }
      depth += Repair.isClosing(type) ? -1 : Repair.isBracket(type) ? 1 : 0;
    }
    return false;
  }

  private Diagnostic pair(int first, String instead, String hint) {
    return at("E0250", first, first + 1, signs(first), instead).withHint(hint);
  }

  private String signs(int first) {
    return tokens.get(first).getText() + tokens.get(first + 1).getText();
  }

  private boolean endsOperand(int index) {
    return index >= 0 && Tokens.canEndOperand(type(index));
  }

  private boolean touches(int index) {
    return index + 1 < tokens.size() && stop(index) == start(index + 1);
  }

  private int type(int index) {
    return index < 0 || index >= tokens.size() ? Token.EOF : tokens.get(index).getType();
  }

  private int start(int index) {
    return tokens.get(index).getStartIndex();
  }

  private int stop(int index) {
    return tokens.get(index).getStopIndex() + 1;
  }

  private Diagnostic at(String code, int first, int last, Object... arguments) {
    return Diagnostic.of(code, source.span(start(first), stop(last)), arguments);
  }
}
