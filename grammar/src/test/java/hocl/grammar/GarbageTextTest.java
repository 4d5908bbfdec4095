package hocl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.SyntaxTree;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GarbageTextTest {
  private static final List<String> WORDS =
      List.of(
          "package",
          "import",
          "param",
          "let",
          "rec",
          "in",
          "replace",
          "replace-one",
          "by",
          "with",
          "inject",
          "if",
          "then",
          "else",
          "true",
          "nothing",
          "inf",
          "new",
          "instanceof",
          "div",
          "and",
          "not",
          "<",
          ">",
          "\u27e8",
          "\u27e9",
          "<=",
          "==",
          "=",
          "::",
          ":",
          ",",
          ";",
          ".",
          "**",
          "*",
          "-",
          "+",
          "^",
          "?",
          "(",
          ")",
          "[",
          "]",
          "_",
          "1",
          "2.5",
          "\"s\"",
          "'c'",
          "x",
          "y",
          "Fork",
          "f(",
          "\u03c9",
          "//c\n",
          "/*c*/",
          "\"open",
          "\\",
          "#",
          "\u0000",
          "\ud83d",
          "(int)",
          "<>",
          "A:");

  @Test
  void soupsOfWordsAreAnswered() {
    for (long seed = 0; seed < 8_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(25);
      for (int i = 0; i < length; i++) {
        text.append(WORDS.get(random.nextInt(WORDS.size())))
            .append(random.nextInt(4) == 0 ? "" : " ");
      }
      check(text.toString(), seed);
    }
  }

  @Test
  void brokenProgramsAreAnswered() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(Formatter.format(new TreeMaker(seed % 200).program()));
      for (int i = 0; i <= random.nextInt(3); i++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
          default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        }
        if (text.isEmpty()) {
          text.append('x');
        }
      }
      check(text.toString(), seed);
    }
  }

  private static void check(String text, long seed) {
    SourceText source = new SourceText("test", text);
    check(Parser.parseProgram(source), text, seed);
    if (seed % 4 == 0) {
      check(Parser.parseReplInput(source), text, seed);
      check(Parser.parseExpression(source), text, seed);
      check(Parser.parseData(source), text, seed);
    }
  }

  /** There is a tree or an error, and every message can be shown. */
  private static void check(ParseResult<? extends SyntaxTree> result, String text, long seed) {
    assertThat(result.tree().isEmpty()).as("seed %d: %s", seed, text).isEqualTo(result.hasErrors());
    for (Diagnostic diagnostic : result.diagnostics()) {
      assertThat(diagnostic.message()).as("seed %d: %s", seed, text).doesNotContain("{");
      assertThat(diagnostic.hint().orElse("")).doesNotContain("{0}");
      assertThat(diagnostic.toString()).contains(diagnostic.code());
    }
  }
}
