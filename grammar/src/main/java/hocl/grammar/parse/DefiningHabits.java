package hocl.grammar.parse;

import static hocl.grammar.antlr.HoclParser.*;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.lex.Tokens;
import hocl.grammar.parse.ErrorReporter.Stumble;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes definitions as they are written elsewhere, at a word that the parser did not expect:
 * {@code let f x = ..}, {@code param n: Int}, and {@code f = ..;} without its {@code let}.
 */
final class DefiningHabits {
  private static final Set<Integer> RULES = Set.of(REPLACE, REPLACE_ONE, WITH);

  private final SourceText source;
  private final List<CommonToken> tokens;

  DefiningHabits(SourceText source, List<CommonToken> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** The complaint about a definition at the stumble, if there is one. */
  Optional<Diagnostic> explain(Stumble stumble) {
    int index = stumble.index();
    return Optional.ofNullable(
        switch (type(index)) {
          case EQUAL -> compared(index);
          case NAME, SYMBOL -> beside(index);
          case LABEL -> {
            @Nullable Diagnostic beside = beside(index);
            yield beside == null ? unnamed(source, tokens, index) : beside;
          }
          case LET, IN, REPLACE, REPLACE_ONE, WITH -> unnamed(source, tokens, index);
          case COLON -> oneColon(index);
          case SEMICOLON -> type(index - 1) == IN ? twoEnds(index) : notDefined(index);
          default -> null;
        });
  }

  /** {@code let x == 1}. */
  private @Nullable Diagnostic compared(int index) {
    if (!isName(index - 1) || !(isLet(index - 2) || type(index - 2) == PARAM)) {
      return null;
    }
    String hint = "Write `" + text(index - 2) + " " + text(index - 1) + " = VALUE;`.";
    return at("E0250", index, index, "==", "=").withHint(hint);
  }

  /** {@code let f x = ..}, {@code let rule f = replace ..}, {@code param n Int}. */
  private @Nullable Diagnostic beside(int index) {
    if (!isName(index - 1)) {
      return null;
    }
    Diagnostic problem = at("E0207", index, index, text(index - 1), text(index));
    if (type(index - 2) == PARAM && type(index) != NAME) {
      return problem
          .withHint(
              "A type has two colons: `param " + text(index - 1) + " :: " + text(index) + "`.")
          .withFix(source.span(stop(index - 1), start(index)), " :: ");
    }
    int last = index;
    while (type(last) == NAME) {
      last++;
    }
    if (!isLet(index - 2) || type(last) != LABEL) {
      return null;
    }
    if (RULES.contains(type(last + 2))) {
      return problem
          .withHint("One name stands here: `let " + text(last) + " = ..`.")
          .withFix(source.span(start(index - 1), start(last)), "");
    }
    StringBuilder parameters = new StringBuilder("(").append(text(index));
    for (int i = index + 1; i <= last; i++) {
      parameters.append(", ").append(text(i));
    }
    parameters.append(')');
    return problem
        .withHint("A function is written `let " + text(index - 1) + parameters + " = ..`.")
        .withFix(source.span(stop(index - 1), stop(last)), parameters.toString());
  }

  /** {@code param n: Int}. */
  private @Nullable Diagnostic oneColon(int index) {
    return isName(index - 1)
            && type(index - 2) == PARAM
            && (type(index + 1) == SYMBOL || type(index + 1) == LABEL)
        ? at("E0250", index, index, ":", "::")
            .withHint("A type has two colons: `x::Int`.")
            .withFix(source.span(start(index), stop(index)), "::")
        : null;
  }

  /** {@code let x = 1 in;}. */
  private Diagnostic twoEnds(int index) {
    return at("E0208", index, index, "in", ";")
        .withHint("A definition ends with `in` or with `;`, not with both.")
        .withFix(source.span(start(index), stop(index)), "");
  }

  /**
   * The complaint about {@code f = replace ..} or {@code replace ..} without {@code let} and {@code
   * ;}, behind which a line begins as if it had ended; or null if there is none.
   *
   * @param index of a token that cannot belong to it: the next line begins there, or it is {@code
   *     in}
   */
  static @Nullable Diagnostic unnamed(SourceText source, List<CommonToken> tokens, int index) {
    DefiningHabits habits = new DefiningHabits(source, tokens);
    return index > 0 && (habits.type(index) == IN || habits.startsLine(index))
        ? habits.unnamed(index)
        : null;
  }

  private @Nullable Diagnostic unnamed(int index) {
    int first = beginning(index);
    if (first < 0 || !Tokens.canEndOperand(type(index - 1))) {
      return null;
    }
    Span whole = source.span(start(first), stop(index - 1));
    String end = type(index) == IN ? "" : ";";
    if (type(first) == LABEL) {
      return at("E0248", index - 1, index - 1, text(first), text(index - 1))
          .withHint(
              "A definition begins with `let` and ends with `;`: `let " + text(first) + " = ..;`.")
          .withFix(whole, "let " + whole.text() + end);
    }
    return RULES.contains(type(first))
        ? at("E0207", index, index, text(index - 1), text(index))
            .withHint("A rule is an atom: put it into a solution, or name it: `let r = ..;`.")
            .withFix(whole, "let r = " + whole.text() + end)
        : null;
  }

  /**
   * The first token of the definition or molecule, at the top of a program, that goes on before an
   * index; negative if it goes on inside brackets there.
   */
  private int beginning(int index) {
    int first = index;
    int depth = 0;
    while (first > 0) {
      int type = type(first - 1);
      depth += Repair.isClosing(type) ? 1 : Repair.isBracket(type) ? -1 : 0;
      if (depth < 0) {
        return -1;
      }
      if (depth == 0 && (type == SEMICOLON || type == IN)) {
        break;
      }
      first--;
    }
    return first;
  }

  /** {@code f = replace ..;} and {@code replace ..;}: a rule or value that should have a name. */
  private @Nullable Diagnostic notDefined(int index) {
    int first = beginning(index);
    if (first < 0 || !Tokens.canEndOperand(type(index - 1))) {
      return null;
    }
    if (type(first) == LABEL) {
      return at("E0243", index, index)
          .withHint("A definition begins with `let`: `let " + text(first) + " = ..;`.")
          .withFix(source.span(start(first), start(first)), "let ");
    }
    return RULES.contains(type(first))
        ? at("E0243", index, index)
            .withHint("A rule is an atom: put it into a solution, or name it: `let r = ..;`.")
            .withFix(source.span(start(first), start(first)), "let r = ")
        : null;
  }

  private boolean startsLine(int index) {
    return source.lineOf(start(index)) > source.lineOf(start(index - 1));
  }

  private boolean isLet(int index) {
    return type(index) == LET || (type(index) == REC && type(index - 1) == LET);
  }

  private boolean isName(int index) {
    return type(index) == NAME || type(index) == SYMBOL;
  }

  private int type(int index) {
    return index < 0 || index >= tokens.size() ? Token.EOF : tokens.get(index).getType();
  }

  private String text(int index) {
    return tokens.get(index).getText();
  }

  private int start(int index) {
    return tokens.get(index).getStartIndex();
  }

  private int stop(int index) {
    return tokens.get(index).getStopIndex() + 1;
  }

  private Diagnostic at(String code, int first, int last, Object... arguments) {
    Span span = source.span(start(first), stop(last));
    return Diagnostic.of(code, span, arguments);
  }
}
