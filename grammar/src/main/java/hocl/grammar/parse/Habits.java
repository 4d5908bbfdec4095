package hocl.grammar.parse;

import static hocl.grammar.antlr.HoclParser.*;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.lex.Tokens;
import hocl.grammar.parse.ErrorReporter.Stumble;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes, at a word that the parser did not expect, what people write out of habit from other
 * languages, keywords that are misspelt, and definitions and rules whose parts are out of order.
 * One such mistake explains all that the parser would stumble over behind it.
 */
final class Habits {
  private static final Set<String> CONDITION_WORDS =
      Set.of("where", "when", "provided", "such", "iff", "unless");
  private static final Set<String> DEFINING_WORDS =
      Set.of(
          "var",
          "val",
          "const",
          "def",
          "fun",
          "func",
          "function",
          "define",
          "set",
          "final",
          "rule");
  private static final Set<String> LOOPS =
      Set.of("while", "for", "foreach", "forall", "loop", "repeat", "until");
  private static final Set<String> REMOVING = Set.of("remove", "delete", "take", "consume");
  private static final Set<String> ALWAYS =
      Set.of("all", "any", "each", "every", "many", "always", "forever");
  private static final Set<String> BY_WORDS = Set.of("to", "into", "yields", "gives", "produces");

  /** The tokens that may stand behind the name in a definition. */
  private static final Set<Integer> DEFINITION_GOES_ON =
      Set.of(LPAREN, DOT, SEMICOLON, TYPED, ASSIGN);

  /** The words that begin something, which are told by what follows them. */
  private static final List<String> BEGINNINGS =
      List.of("replace", "replace-one", "with", "let", "import", "param");

  /** The words that stand behind something, by the type of their token. */
  private static final Map<Integer, String> JOINTS =
      Map.of(BY, "by", INJECT, "inject", IF, "if", THEN, "then", ELSE, "else", IN, "in");

  private final SourceText source;
  private final List<CommonToken> tokens;
  private final ForeignSigns signs;
  private final DefiningHabits definitions;

  Habits(SourceText source, List<CommonToken> tokens) {
    this.source = source;
    this.tokens = tokens;
    this.signs = new ForeignSigns(source, tokens);
    this.definitions = new DefiningHabits(source, tokens);
  }

  /** The mistake that explains a stumble, if it is one of the known ones. */
  Optional<Diagnostic> explain(Stumble stumble) {
    int index = stumble.index();
    return Optional.ofNullable(conditionFirst(stumble))
        .or(() -> signs.explain(stumble))
        .or(() -> Optional.ofNullable(openDefinition(index)))
        .or(() -> definitions.explain(stumble))
        .or(() -> Optional.ofNullable(patternsInParentheses(index)))
        .or(() -> Optional.ofNullable(foreignWord(stumble)))
        .or(() -> Optional.ofNullable(misspeltJoint(stumble)))
        .or(() -> Optional.ofNullable(misspeltBeginning(index)));
  }

  /** {@code replace x if c by y}. */
  private @Nullable Diagnostic conditionFirst(Stumble stumble) {
    int index = stumble.index();
    boolean head = stumble.expected().contains(BY) || stumble.expected().contains(INJECT);
    if (type(index) != IF || !head) {
      return null;
    }
    int depth = 0;
    for (int i = index; depth >= 0 && type(i) != Token.EOF && type(i) != SEMICOLON; i++) {
      int type = type(i);
      if (depth == 0 && (type == BY || type == INJECT)) {
        return at("E0249", index, index);
      }
      depth += Repair.isClosing(type) ? -1 : Repair.isBracket(type) ? 1 : 0;
    }
    return null;
  }

  /** A definition behind which the next line begins as if it had ended. */
  private @Nullable Diagnostic openDefinition(int index) {
    if (index == 0 || type(index) == Token.EOF) {
      return null;
    }
    boolean begins =
        switch (type(index)) {
          case IMPORT, PARAM, PACKAGE, LET -> true;
          default -> startsLine(index) && Tokens.canEndOperand(type(index - 1));
        };
    return begins ? openDefinition(source, tokens, index) : null;
  }

  /**
   * The complaint about a definition that has not ended before an index, or null if all have.
   *
   * @param index of a token that cannot belong to it
   */
  static @Nullable Diagnostic openDefinition(
      SourceText source, List<CommonToken> tokens, int index) {
    int open = -1;
    int depth = 0;
    for (int i = 0; i < index; i++) {
      int type = tokens.get(i).getType();
      depth += Repair.isClosing(type) ? -1 : Repair.isBracket(type) ? 1 : 0;
      if (depth > 0) {
        continue;
      }
      switch (type) {
        case IMPORT, PARAM, PACKAGE -> {
          if (open >= 0) {
            return notEnded(source, tokens, open, i);
          }
          open = i;
        }
        case LET -> {
          boolean inside = open >= 0 && tokens.get(open).getType() == LET;
          if (open >= 0 && (!inside || Tokens.canEndOperand(tokens.get(i - 1).getType()))) {
            return notEnded(source, tokens, open, i);
          }
          open = i;
        }
        case SEMICOLON, IN -> open = -1;
        default -> {}
      }
    }
    return open < 0 || open == index - 1 ? null : notEnded(source, tokens, open, index);
  }

  private static Diagnostic notEnded(
      SourceText source, List<CommonToken> tokens, int open, int next) {
    Span last = Tokens.span(source, tokens.get(next - 1));
    Diagnostic problem =
        Diagnostic.of("E0248", last, tokens.get(open).getText(), tokens.get(next - 1).getText());
    Span whole = Tokens.span(source, tokens.get(open)).to(last);
    boolean short_ = whole.end() - whole.start() <= 40 && whole.line() == last.line();
    return short_ ? problem.withHint("Put `;` at its end: `" + whole.text() + ";`.") : problem;
  }

  /** {@code where} for {@code if}, {@code var x =} for {@code let x =}. */
  private @Nullable Diagnostic foreignWord(Stumble stumble) {
    int index = stumble.index();
    if (isWord(index) && CONDITION_WORDS.contains(text(index)) && follows(index)) {
      String instead = text(index).equals("unless") ? "if !(CONDITION)" : "if CONDITION";
      return written(index, index, "if", "Write `by PRODUCTS " + instead + "`.");
    }
    if (stumble.expected().contains(BY)
        && (type(index) == WITH || (isWord(index) && BY_WORDS.contains(text(index))))) {
      return written(index, index, "by", "Write `replace PATTERNS by PRODUCTS`.");
    }
    if (index > 0
        && isWord(index - 1)
        && DEFINING_WORDS.contains(text(index - 1))
        && (type(index) == LABEL || (isWord(index) && type(index + 1) == LPAREN))) {
      return written(
          index - 1, index - 1, "let", "Write `let " + text(index) + " = VALUE;` or `.. in`.");
    }
    if (isWord(index) && text(index).equals("is") && follows(index)) {
      return written(
          index, index, "instanceof", "A type in the pattern says the same: `replace x::Int ..`.");
    }
    return ownWord(index);
  }

  /** {@code while x ..}, {@code remove x ..}: what is said by rules. */
  private @Nullable Diagnostic ownWord(int index) {
    if (index == 0 || type(index - 1) != NAME || !(isWord(index) || type(index) == LPAREN)) {
      return null;
    }
    String word = text(index - 1);
    if (LOOPS.contains(word)) {
      return at("E0251", index - 1, index - 1, word)
          .withHint("There are no loops: a rule reacts as long as it finds atoms.");
    }
    return REMOVING.contains(word)
        ? at("E0250", index - 1, index - 1, word, "replace")
            .withHint("Write `replace PATTERNS by nothing`.")
        : null;
  }

  /** {@code replace (x, y) by ..}. */
  private @Nullable Diagnostic patternsInParentheses(int index) {
    if (type(index) != COMMA) {
      return null;
    }
    int open = index;
    int depth = 0;
    do {
      open--;
      depth += Repair.isClosing(type(open)) ? 1 : Repair.isBracket(type(open)) ? -1 : 0;
    } while (open > 0 && depth >= 0);
    int before = type(open - 1);
    if (type(open) != LPAREN || (before != REPLACE && before != REPLACE_ONE && before != WITH)) {
      return null;
    }
    int patterns = 1;
    depth = 0;
    for (int i = open + 1; depth >= 0 && type(i) != Token.EOF; i++) {
      patterns += depth == 0 && type(i) == COMMA ? 1 : 0;
      depth += Repair.isClosing(type(i)) ? -1 : Repair.isBracket(type(i)) ? 1 : 0;
    }
    return at("E0221", index, index, patterns)
        .withHint("Patterns stand without parentheses: `" + text(open - 1) + " x, y by ..`.");
  }

  private boolean follows(int index) {
    return index > 0 && Tokens.canEndOperand(type(index - 1));
  }

  /** A word in the place of a keyword that could stand there, and nearly spelt like it. */
  private @Nullable Diagnostic misspeltJoint(Stumble stumble) {
    int index = stumble.index();
    if (!isWord(index) || !follows(index)) {
      return null;
    }
    List<String> possible = new ArrayList<>();
    JOINTS.forEach((type, word) -> {
      if (stumble.expected().contains(type)) {
        possible.add(word);
      }
    });
    return misspelt(index, index, text(index), possible);
  }

  /** A word before the stumble that is nearly spelt like one that begins a rule or a definition. */
  private @Nullable Diagnostic misspeltBeginning(int index) {
    if (type(index - 1) == MINUS && type(index - 2) == REPLACE && isWord(index)) {
      return at("E0251", index - 2, index, source.text().substring(start(index - 2), stop(index)))
          .suggesting(Optional.of(ALWAYS.contains(text(index)) ? "replace" : "replace-one"));
    }
    int last = index - 1;
    if (last < 0 || !isWord(last)) {
      return null;
    }
    boolean compound = last >= 2 && type(last - 1) == MINUS && isWord(last - 2);
    int first = compound ? last - 2 : last;
    String word = source.text().substring(start(first), stop(last));
    boolean defines =
        type(index) == LABEL
            || type(index) == STRING
            || (isWord(index) && DEFINITION_GOES_ON.contains(type(index + 1)));
    List<String> possible =
        BEGINNINGS.stream()
            .filter(name -> name.length() > 6 || name.equals("with") || defines)
            .toList();
    return misspelt(first, last, word, possible);
  }

  private @Nullable Diagnostic misspelt(int first, int last, String word, List<String> possible) {
    Optional<String> near =
        Suggestions.nearest(word, possible)
            .filter(name -> word.equalsIgnoreCase(name) || word.length() > 2)
            .or(() -> possible.stream().filter(word::equalsIgnoreCase).findFirst());
    return near.isEmpty() ? null : at("E0251", first, last, word).suggesting(near);
  }

  private Diagnostic written(int first, int last, String instead, String hint) {
    return at("E0250", first, last, text(first), instead).withHint(hint);
  }

  private boolean startsLine(int index) {
    return source.lineOf(start(index)) > source.lineOf(start(index - 1));
  }

  private boolean isWord(int index) {
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
    return Diagnostic.of(code, source.span(start(first), stop(last)), arguments);
  }
}
