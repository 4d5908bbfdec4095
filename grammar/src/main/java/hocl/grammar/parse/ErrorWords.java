package hocl.grammar.parse;

import static hocl.grammar.antlr.HoclParser.*;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.lex.Tokens;
import hocl.grammar.source.Span;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Chooses the message for a token that the parser did not expect. */
final class ErrorWords {
  private final Tokens tokens;
  private final DiagnosticCollector problems;

  ErrorWords(Tokens tokens, DiagnosticCollector problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /**
   * Reports an unexpected token.
   *
   * @param index where it stands among the tokens
   * @param expected what could have stood there
   * @param rule the grammar rule that was being read
   */
  void report(int index, IntervalSet expected, int rule) {
    int type = type(index);
    boolean operandMissing = expected.contains(INT);
    if (type == PACKAGE || type == IMPORT || type == PARAM) {
      at("E0242", index, text(index));
    } else if (type == ASSIGN || (type == LABEL && operandMissing && rule != RULE_piece)) {
      at("E0240", type == LABEL ? index + 1 : index);
    } else if (inPattern(rule) && (isOperator(type) || isCallInPattern(index))) {
      at("E0228", index, text(index));
    } else if (type == CARET) {
      at("E0217", index);
    } else if (rule == RULE_name
        || rule == RULE_type
        || rule == RULE_dotted
        || isNameOnly(expected)) {
      reportName(index);
    } else if (standsSideBySide(index)) {
      between("E0207", index);
    } else if (!reportKeyword(index, expected)) {
      reportOperand(index, operandMissing);
    }
  }

  /** Reports a keyword that is missing, or misplaced; false if it is not about one. */
  private boolean reportKeyword(int index, IntervalSet expected) {
    int type = type(index);
    if (expected.contains(BY)) {
      at("E0203", index, "replace");
    } else if (expected.contains(INJECT)) {
      at("E0204", index);
    } else if (expected.contains(THEN)) {
      at("E0205", index, "then");
    } else if (expected.contains(ELSE)) {
      at("E0205", index, "else");
    } else if (type(index - 1) == IN && type == Token.EOF) {
      at("E0226", index - 1);
    } else if (expected.contains(IN) && !Tokens.canStartOperand(type)) {
      at("E0206", index);
    } else if (type == REPLACE || type == REPLACE_ONE || type == WITH) {
      at("E0231", index);
    } else if (type == IF && expected.contains(INT)) {
      at("E0232", index);
    } else if (type == LET && expected.contains(INT)) {
      at("E0244", index);
    } else {
      return false;
    }
    return true;
  }

  private void reportOperand(int index, boolean operandMissing) {
    int type = type(index);
    if (type == Token.EOF) {
      at("E0202", index);
    } else if (type == SEMICOLON && !operandMissing) {
      at("E0243", index);
    } else if (operandMissing && index == 0) {
      at("E0241", index, text(index));
    } else if (operandMissing) {
      reportMissingOperand(index);
    } else {
      at("E0201", index, text(index));
    }
  }

  private void reportMissingOperand(int index) {
    Diagnostic diagnostic = Diagnostic.of("E0208", place(index), text(index - 1), text(index));
    int before = type(index - 1);
    boolean products = before == BY || before == INJECT;
    problems.add(products ? diagnostic.withHint("To add no atom, write `nothing`.") : diagnostic);
  }

  private void reportName(int index) {
    if (type(index) == Token.EOF) {
      at("E0202", index);
    } else if (Character.isLetter(text(index).charAt(0)) && type(index) <= NOT) {
      at("E0235", index, text(index));
    } else {
      at("E0236", index, text(index));
    }
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
    return index < 0 ? HoclParser.EOF : tokens.tokens().get(index).getType();
  }

  private String text(int index) {
    return tokens.tokens().get(index).getText();
  }

  private Span place(int index) {
    if (type(index) == Token.EOF && index > 0) {
      int end = place(index - 1).end();
      return tokens.source().span(end, end);
    }
    return Tokens.span(tokens.source(), tokens.tokens().get(index));
  }

  private void at(String code, int index, Object... arguments) {
    problems.report(code, place(index), arguments);
  }

  private void between(String code, int index) {
    problems.report(code, place(index), text(index - 1), text(index));
  }
}
