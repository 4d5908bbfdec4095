package hocl.grammar;

import static hocl.grammar.Parsing.assertProblem;
import static hocl.grammar.Parsing.problems;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.DiagnosticCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replace x, y if x > y | E0203: This rule has no `by`. | A rule is written `replace"
            + " PATTERNS by PRODUCTS if CONDITION`.",
        "with x by y | E0204: This rule has no `inject`. | It is written `with PATTERNS inject"
            + " PRODUCTS if CONDITION`.",
        "if a else b | E0205: This `if` has no `then`. | As an expression it is written `if"
            + " CONDITION then A else B`; the condition of a rule stands behind its products.",
        "if a then b | E0205: This `if` has no `else`. | As an expression it is written `if"
            + " CONDITION then A else B`; the condition of a rule stands behind its products.",
        "<let x = 1> | E0206: This `let` ends neither with `in` nor with `;`. | Write `let NAME ="
            + " VALUE in`, or at the top of a program `let NAME = VALUE;`.",
        "<1 2> | E0207: `1` and `2` stand side by side. | Put `,` between two atoms, or an operator"
            + " between two values.",
        "<1, , 2> | E0208: There is no atom between `,` and `,`. | ",
        "replace x by | E0202: The text ends too soon. | Something must follow here.",
        "<replace x by> | E0208: There is no atom between `by` and `>`. | To add no atom, write"
            + " `nothing`.",
        "<1, 2,> | E0208: There is no atom between `,` and `>`. | ",
        "a < b < c | E0210: Comparisons do not chain. | Write `a < b && b < c`.",
        "<x > 3> | E0211: `>` closes the solution here, and `3` follows it. | Put a comparison in"
            + " parentheses, `(a > b)`; put `,` between two atoms.",
        "a <> b | E0213: There is no operator `<>`. | For \"not equal\" write `!=`; between two"
            + " solutions put `,`.",
        "(1 | E0214: This `(` is never closed. | ",
        "1) | E0215: This `)` closes nothing. | If it is meant to compare, a value must stand on"
            + " each side.",
        "[1, 2) | E0216: This `[` is not closed before `)`. | ",
        "(1, 2, 3) | E0221: Parentheses hold one atom here, not 3. | A tuple is written `a:b`, a"
            + " list `[a, b]`, a solution `<a, b>`.",
        "let x = 1, 2 in x | E0223: One value is expected here, not 2. | Put several atoms into a"
            + " solution, `<a, b>`, or a list, `[a, b]`.",
        "x if y | E0224: This condition belongs to no rule. | As an expression, `if` is written `if"
            + " CONDITION then A else B` and stands before both values.",
        "<x = 3> | E0225: The label `x` is not followed by a rule. | Only rules have labels: name another value by `let x = ..`. To compare, write `==`.",
        "let x = 1 in | E0226: Nothing follows this `in`. | A molecule must follow; to only define,"
            + " end the `let` with `;`.",
        "<let x = 1; x> | E0227: Inside a molecule or expression a `let` ends with `in`. | Write"
            + " `in` instead of `;`.",
        "replace x by _ | E0233: `_` stands only in patterns. | ",
        "let Foo = 1; Foo | E0234: The `let` name `Foo` begins with a capital letter. | Names of"
            + " values begin with a small letter; names with a capital are symbols.",
        "let f(X) = 1; f | E0234: The parameter `X` begins with a capital letter. | Names of values"
            + " begin with a small letter; names with a capital are symbols.",
        "let by = 1; 2 | E0235: `by` is a word of the language and cannot be a name. | ",
        "let 3 = 1; 2 | E0236: A name is expected here, not `3`. | ",
        "replace x by x if x = 3 | E0240: `=` does not compare. | To compare, write `==`.",
        ", 1 | E0241: A program cannot begin with `,`. | ",
        "1, 2 import a.b; | E0242: `import` must stand before the molecule. | Move it to the top;"
            + " `package` comes first of all.",
        "<1>; | E0243: This `;` ends no definition. | A molecule has none at its end.",
      })
  void messagesAreInOurWords(String text, String message, String hint) {
    List<Diagnostic> problems = problems(text);
    assertThat(problems).as(problems.toString()).hasSize(1);
    Diagnostic problem = problems.getFirst();
    assertThat(problem.code() + ": " + problem.message()).isEqualTo(message);
    assertThat(problem.hint().orElse(null)).isEqualTo(hint);
  }

  @Test
  void theSpanIsTheOffendingWord() {
    assertThat(problems("<1 foo>").getFirst().span().text()).isEqualTo("foo");
    assertThat(problems("replace x if y").getFirst().span().text()).isEqualTo("if");
    assertProblem("1,\n2 +\n", "E0202", "2:4");
    assertProblem("<1,\n [2,\n 3\n", "E0214", "2:2");
  }

  @Test
  void aMismatchShowsBothBrackets() {
    Diagnostic problem = problems("[1, 2)").getFirst();
    assertThat(problem.labels()).hasSize(1);
    assertThat(problem.labels().getFirst().span().text()).isEqualTo(")");
  }

  @Test
  void severalErrorsAreFoundInTheOrderOfTheirPlaces() {
    List<Diagnostic> problems = problems("let a = in let b = 2 3; <1, , 2, + 4, 5 6>");
    assertThat(problems)
        .extracting(Diagnostic::code)
        .containsExactly("E0208", "E0207", "E0208", "E0208", "E0207");
    assertThat(problems).isSortedAccordingTo(Diagnostic.BY_PLACE);
    assertThat(problems.toString())
        .isEqualTo(problems("let a = in let b = 2 3; <1, , 2, + 4, 5 6>").toString());
  }

  @Test
  void oneMistakeIsOneError() {
    assertProblem("<replace 1 inject 2>", "E0203", "1:12");
    assertProblem("<replace by 1>", "E0208", "1:10");
    assertProblem("<replace - one by B>", "E0251", "1:2");
    assertProblem("let a = 1 2 in a", "E0207", "1:11");
    assertProblem("<if c then 1, 2>", "E0205", "1:13");
  }

  @Test
  void afterTwentyErrorsALineSaysSo() {
    List<Diagnostic> problems = problems("<" + "1 2, ".repeat(30) + "3>");
    assertThat(problems).hasSize(DiagnosticCollector.MAXIMUM_ERRORS + 1);
    assertThat(problems.getLast().message())
        .isEqualTo("There are more than 20 errors; the rest is not shown.");
  }

  @Test
  void brokenWordsAreReportedAlone() {
    assertProblem("x & y", "E0101", "1:3");
    assertThat(problems("x & y").getFirst().hint()).contains("Write `&&` or `and`.");
    assertProblem("<1, \ud83d\ude00>", "E0101", "1:5");
    assertProblem("\"abc", "E0103", "1:1");
    assertProblem("<\"abc\n>", "E0103", "1:2");
    assertProblem("'a", "E0103", "1:1");
    assertProblem("'ab'", "E0105", "1:1");
    assertProblem("''", "E0105", "1:1");
    assertProblem("\"a\\qb\"", "E0106", "1:3");
    assertProblem("\"\\u12g4\"", "E0106", "1:2");
    assertProblem("\"\\u12\"", "E0106", "1:2");
    assertProblem("12abc", "E0107", "1:3");
    assertProblem("1.5x", "E0107", "1:4");
    assertProblem("3_", "E0107", "1:2");
    assertProblem("1e999", "E0108", "1:1");
    assertProblem("1 /* 2", "E0109", "1:3");
    assertProblem("1 \u0000", "E0102", "1:3");
    assertProblem("\ufffd", "E0102", "1:1");
  }
}
