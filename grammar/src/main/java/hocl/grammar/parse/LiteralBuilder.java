package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.antlr.HoclParser.LiteralContext;
import hocl.grammar.source.Span;
import hocl.grammar.tree.BoolLiteral;
import hocl.grammar.tree.FloatLiteral;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.Literal;
import hocl.grammar.tree.StringLiteral;
import java.math.BigInteger;
import org.antlr.v4.runtime.Token;

/** Builds literals and finds what is wrong inside them. */
final class LiteralBuilder {
  private static final int LONG_DIGITS = 18;

  private final BuildContext context;

  LiteralBuilder(BuildContext context) {
    this.context = context;
  }

  /**
   * Builds a literal.
   *
   * @param negative whether a minus before it belongs to its value, as in patterns
   * @param span the place of the literal with its sign
   */
  Literal build(LiteralContext literal, boolean negative, Span span) {
    Token token = literal.getStart();
    return switch (token.getType()) {
      case HoclParser.INT -> new IntLiteral(span, integer(token.getText(), negative));
      case HoclParser.FLOAT -> new FloatLiteral(span, floating(token, negative));
      case HoclParser.TRUE -> new BoolLiteral(span, unsigned(true, negative, token));
      case HoclParser.FALSE -> new BoolLiteral(span, unsigned(false, negative, token));
      case HoclParser.CHAR -> new StringLiteral(span, unsigned(character(token), negative, token));
      case HoclParser.STRING -> new StringLiteral(span, unsigned(string(token), negative, token));
      default -> throw new IllegalStateException("not a literal: " + token);
    };
  }

  /** The text of a string token with its escapes resolved. */
  String string(Token token) {
    String text = token.getText();
    String body = text.substring(1, Math.max(1, text.length() - 1));
    if (body.indexOf('\\') < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      i += c == '\\' ? escape(token, body, i, out) : plain(c, out);
    }
    return out.toString();
  }

  /** The value of an Int token. */
  static BigInteger integer(String text, boolean negative) {
    char last = text.charAt(text.length() - 1);
    String digits = last == 'l' || last == 'L' ? text.substring(0, text.length() - 1) : text;
    BigInteger value =
        digits.length() <= LONG_DIGITS
            ? BigInteger.valueOf(Long.parseLong(digits))
            : Digits.value(digits);
    return negative ? value.negate() : value;
  }

  private double floating(Token token, boolean negative) {
    String text = token.getText();
    char last = text.charAt(text.length() - 1);
    double value =
        Double.parseDouble(Character.isLetter(last) ? text.substring(0, text.length() - 1) : text);
    if (Double.isInfinite(value)) {
      context.report("E0108", token, text);
      return 0;
    }
    return negative && value != 0 ? -value : value;
  }

  private String character(Token token) {
    String value = string(token);
    if (value.codePointCount(0, value.length()) != 1) {
      context.report("E0105", token, token.getText());
    }
    return value;
  }

  private <T> T unsigned(T value, boolean negative, Token token) {
    if (negative) {
      context.report("E0245", token, token.getText());
    }
    return value;
  }

  private static int plain(char c, StringBuilder out) {
    out.append(c);
    return 1;
  }

  /** Appends what an escape stands for and returns its length. */
  private int escape(Token token, String body, int at, StringBuilder out) {
    char kind = at + 1 < body.length() ? body.charAt(at + 1) : ' ';
    switch (kind) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case '"', '\'', '\\' -> out.append(kind);
      case 'u' -> {
        return unicode(token, body, at, out);
      }
      default -> reportEscape(token, at, body.substring(at, Math.min(at + 2, body.length())));
    }
    return 2;
  }

  private int unicode(Token token, String body, int at, StringBuilder out) {
    int end = Math.min(at + 6, body.length());
    String digits = body.substring(at + 2, end);
    if (digits.length() < 4
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      reportEscape(token, at, body.substring(at, end));
    } else {
      out.append((char) Integer.parseInt(digits, 16));
    }
    return end - at;
  }

  private void reportEscape(Token token, int at, String escape) {
    int start = token.getStartIndex() + 1 + at;
    context.report("E0106", context.span(start, start + escape.length()), escape);
  }
}
