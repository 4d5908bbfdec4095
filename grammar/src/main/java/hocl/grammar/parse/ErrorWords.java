package hocl.grammar.parse;

import static hocl.grammar.antlr.HoclParser.*;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.lex.Tokens;
import hocl.grammar.parse.ErrorReporter.Stumble;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Chooses the message for a token that the parser did not expect. */
final class ErrorWords {
  private final SourceText source;
  private final List<CommonToken> tokens;

  ErrorWords(SourceText source, List<CommonToken> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** The message about a word that was not expected. */
  Diagnostic explain(Stumble stumble) {
    int index = stumble.index();
    int rule = stumble.rule();
    int type = type(index);
    boolean operandMissing = stumble.expected().contains(INT);
    if (type == PACKAGE || type == IMPORT || type == PARAM) {
      return at("E0242", index, text(index));
    }
    if (type == ASSIGN || (type == LABEL && operandMissing && rule != RULE_piece)) {
      return at("E0240", type == LABEL ? index + 1 : index);
    }
    if (type == TYPED && index > 0 && type(index - 1) == SYMBOL) {
      return at("E0234", index - 1, text(index - 1), "variable");
    }
    if (inPattern(rule) && (isOperator(type) || isCallInPattern(index))) {
      return at("E0228", index, text(index));
    }
    if (type == CARET) {
      return at("E0217", index);
    }
    if (rule == RULE_name
        || rule == RULE_type
        || rule == RULE_dotted
        || isNameOnly(stumble.expected())) {
      return name(index);
    }
    if (standsSideBySide(index)) {
      return at("E0207", index, text(index - 1), text(index));
    }
    Optional<Diagnostic> keyword = keyword(index, stumble.expected());
    return keyword.orElseGet(() -> operand(index, operandMissing));
  }

  /** A keyword that is missing, or misplaced. */
  private Optional<Diagnostic> keyword(int index, IntervalSet expected) {
    int type = type(index);
    Diagnostic problem = null;
    if (expected.contains(BY)) {
      problem = at("E0203", index, "replace");
    } else if (expected.contains(INJECT)) {
      problem = at("E0204", index);
    } else if (expected.contains(THEN)) {
      problem = at("E0205", index, "then");
    } else if (expected.contains(ELSE)) {
      problem = at("E0205", index, "else");
    } else if (type == Token.EOF && type(index - 1) == IN) {
      problem = at("E0226", index - 1);
    } else if (expected.contains(IN) && !Tokens.canStartOperand(type)) {
      problem = at("E0206", index);
    } else if (type == REPLACE || type == REPLACE_ONE || type == WITH) {
      problem = at("E0231", index);
    } else if (type == IF && expected.contains(INT)) {
      problem = at("E0232", index);
    } else if (type == LET && expected.contains(INT)) {
      problem = at("E0244", index);
    }
    return Optional.ofNullable(problem);
  }

  private Diagnostic operand(int index, boolean operandMissing) {
    int type = type(index);
    if (type == Token.EOF) {
      return at("E0202", index);
    }
    if (type == SEMICOLON && !operandMissing) {
      Diagnostic problem = at("E0243", index);
      return Tokens.canStartOperand(type(index + 1))
          ? problem.withHint("Between two atoms put `,`.")
          : problem;
    }
    if (operandMissing && index == 0) {
      return at("E0241", index, text(index));
    }
    if (!operandMissing) {
      return at("E0201", index, text(index));
    }
    if (type(index - 1) == CARET && Tokens.canStartOperand(type)) {
      return at("E0417", index, text(index));
    }
    Diagnostic problem = at("E0208", index, text(index - 1), text(index));
    boolean products = type(index - 1) == BY || type(index - 1) == INJECT;
    return products ? problem.withHint("To add no atom, write `nothing`.") : problem;
  }

  private Diagnostic name(int index) {
    if (type(index) == Token.EOF) {
      return at("E0202", index);
    }
    boolean keyword = Character.isLetter(text(index).charAt(0)) && type(index) <= NOT;
    return at(keyword ? "E0235" : "E0236", index, text(index));
  }

  private boolean standsSideBySide(int index) {
    return index > 0
        && Tokens.canEndOperand(type(index - 1))
        && (Tokens.canStartOperand(type(index)) || startsPiece(type(index)));
  }

  private static boolean startsPiece(int type) {
    return switch (type) {
      case LABEL, REPLACE, REPLACE_ONE, WITH, WILDCARD, QUESTION, LET -> true;
      default -> false;
    };
  }

  private static boolean isNameOnly(IntervalSet expected) {
    return expected.contains(NAME) && !expected.contains(INT);
  }

  private static boolean inPattern(int rule) {
    return switch (rule) {
      case RULE_head, RULE_patterns, RULE_pattern, RULE_patternPart, RULE_patternAtom -> true;
      default -> false;
    };
  }

  private boolean isCallInPattern(int index) {
    return type(index) == LPAREN && type(index - 1) == NAME;
  }

  private static boolean isOperator(int type) {
    return switch (type) {
      case PLUS, MINUS, STAR, SLASH, PERCENT, DIV, MOD, POWER, DOT -> true;
      case OR, AND, NOT, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL -> true;
      case GREATER, GREATER_OR_EQUAL, INSTANCEOF -> true;
      default -> false;
    };
  }

  private int type(int index) {
    return index < 0 ? Token.EOF : tokens.get(index).getType();
  }

  private String text(int index) {
    return tokens.get(index).getText();
  }

  private Span place(int index) {
    Span span = Tokens.span(source, tokens.get(index));
    if (type(index) == Token.EOF && index > 0) {
      int end = place(index - 1).end();
      return source.span(end, end);
    }
    return span;
  }

  private Diagnostic at(String code, int index, Object... arguments) {
    return Diagnostic.of(code, place(index), arguments);
  }
}
