package hocl.grammar.lex;

import hocl.grammar.antlr.HoclLexer;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Reads the words of a text and says what is wrong with single ones. */
final class Words {
  /** The texts that replace such a character, where there is one; the rest is only advice. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("&", "&&"),
          Map.entry("|", "||"),
          Map.entry("\u201C", "\""),
          Map.entry("\u201D", "\""),
          Map.entry("\u2018", "\""),
          Map.entry("\u2019", "\""),
          Map.entry("\u2212", "-"),
          Map.entry("\u00D7", "*"),
          Map.entry("\u00B7", "*"),
          Map.entry("#", "//"));

  /** Advice for characters that people type or paste, by character. */
  private static final Map<String, String> REPLACEMENTS =
      Map.ofEntries(
          Map.entry("&", "Write `&&` or `and`."),
          Map.entry("|", "Write `||` or `or`; the rest of a List is written `[x, ?rest]`."),
          Map.entry("\u201C", "Write straight quotes: `\"`."),
          Map.entry("\u201D", "Write straight quotes: `\"`."),
          Map.entry("\u2018", "Write straight quotes: `\"`."),
          Map.entry("\u2019", "Write straight quotes: `\"`."),
          Map.entry("\u2212", "Write a plain minus: `-`."),
          Map.entry("\u00D7", "Write `*` to multiply."),
          Map.entry("\u00B7", "Write `*` to multiply."),
          Map.entry("\u2192", "A rule is written `replace PATTERNS by PRODUCTS`."),
          Map.entry("#", "A comment begins with `//`."),
          Map.entry("{", "A solution is written `<a, b>`."),
          Map.entry("}", "A solution is written `<a, b>`."));

  private final SourceText source;
  private final String text;
  private final DiagnosticCollector problems;
  private final List<CommonToken> tokens = new ArrayList<>();
  private final List<CommonToken> comments = new ArrayList<>();
  private boolean openComment;

  /** Where a line of words ends that are a comment elsewhere, behind {@code #}. */
  private int commentEnd;

  Words(SourceText source, String text, DiagnosticCollector problems) {
    this.source = source;
    this.text = text;
    this.problems = problems;
  }

  /** Tokens for the parser, without the broken ones, ended by the end of the file. */
  List<CommonToken> tokens() {
    return tokens;
  }

  List<CommonToken> comments() {
    return comments;
  }

  /** Whether the text ends inside a comment. */
  boolean endsInComment() {
    return openComment;
  }

  void read() {
    HoclLexer lexer = new HoclLexer(new Utf16Stream(source.name(), text));
    lexer.removeErrorListeners();
    int type;
    do {
      CommonToken token = (CommonToken) lexer.nextToken();
      type = token.getType();
      if (token.getType() == HoclLexer.SCRIPT_LINE && !isFirst(token)) {
        reportCharacter(token);
      } else if (token.getChannel() == Token.HIDDEN_CHANNEL) {
        comments.add(token);
      } else {
        accept(token);
      }
    } while (type != Token.EOF);
  }

  /** Whether a token stands at the beginning of the text; a byte order mark may stand before it. */
  private boolean isFirst(CommonToken token) {
    return token.getStartIndex() == (text.startsWith("\uFEFF") ? 1 : 0);
  }

  private void accept(CommonToken token) {
    if (token.getStartIndex() < commentEnd && token.getType() != Token.EOF) {
      return;
    }
    switch (token.getType()) {
      case HoclLexer.OPEN_STRING, HoclLexer.OPEN_CHAR -> {
        report("E0103", token);
        token.setType(HoclLexer.STRING);
        keep(token);
      }
      case HoclLexer.OPEN_COMMENT -> {
        openComment = true;
        problems.report("E0109", source.span(token.getStartIndex(), token.getStartIndex() + 2));
      }
      case HoclLexer.OTHER -> reportCharacter(token);
      default -> keep(token);
    }
  }

  private void keep(CommonToken token) {
    int touching = tokens.isEmpty() ? -1 : tokens.getLast().getStopIndex() + 1;
    if (touching == token.getStartIndex() && isNumber(tokens.getLast()) && isWord(token)) {
      CommonToken before = tokens.getLast();
      problems.report("E0107", Tokens.span(source, token), before.getText(), token.getText());
    }
    token.setTokenIndex(tokens.size());
    tokens.add(token);
  }

  private void reportCharacter(CommonToken token) {
    int start = token.getStartIndex();
    int character = source.text().codePointAt(start);
    if (Character.isLowSurrogate((char) character) && start > 0) {
      return;
    }
    String shown = Character.toString(character);
    if (character == '#' && text.substring(text.lastIndexOf('\n', start) + 1, start).isBlank()) {
      int end = text.indexOf('\n', start);
      commentEnd = end < 0 ? text.length() : end;
    }
    Diagnostic diagnostic =
        Diagnostic.of("E0101", source.span(start, start + Character.charCount(character)), shown);
    String hint = REPLACEMENTS.get(shown);
    String instead = INSTEAD.get(shown);
    if (hint != null) {
      diagnostic = diagnostic.withHint(hint);
    }
    problems.add(instead == null ? diagnostic : diagnostic.withFix(diagnostic.span(), instead));
  }

  private void report(String code, CommonToken token) {
    problems.report(code, Tokens.span(source, token));
  }

  private static boolean isNumber(CommonToken token) {
    return token.getType() == HoclLexer.INT || token.getType() == HoclLexer.FLOAT;
  }

  private static boolean isWord(CommonToken token) {
    return Character.isLetter(token.getText().charAt(0)) || token.getType() == HoclLexer.WILDCARD;
  }
}
