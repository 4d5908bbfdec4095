package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.language.program.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks that need no running: which diagnostic, and where. */
final class CompilerTest {
  private static Compilation compile(String text) {
    return Compiler.compile(new SourceText("p", text), CompileOptions.DEFAULT);
  }

  private static List<String> problems(String text) {
    return compile(text).diagnostics().stream().map(CompilerTest::brief).toList();
  }

  private static String brief(Diagnostic diagnostic) {
    return diagnostic.code() + " " + diagnostic.span().line() + ":" + diagnostic.span().column();
  }

  @Test
  void aRuleThatNamesItselfNeedsRec() {
    assertThat(problems("let f = replace-one x::Int by f, x; <f, 3>"))
        .containsExactly("E0302 1:31");
    assertThat(problems("let rec f = replace-one x::Int by f, x; <f, 3>")).isEmpty();
    assertThat(problems("let rec f = 5; <f>")).containsExactly("E0415 1:9");
  }

  @Test
  void aNameIsUsedAfterItsDefinition() {
    assertThat(problems("let a = b; let b = 1; <a>")).containsExactly("E0309 1:9");
    assertThat(problems("<a>")).containsExactly("E0301 1:2");
  }

  @Test
  void aNearNameIsSuggested() {
    assertThat(compile("let count2 = 1; <cuont2>").diagnostics().getFirst().hint())
        .contains("Did you mean `count2`?");
    assertThat(compile("<(replace x::Strng by A)>").diagnostics().getFirst().hint())
        .contains("Did you mean `String`?");
    assertThat(compile("<\"a\".lenght()>").diagnostics().getFirst().hint())
        .contains("Did you mean `length`?");
    assertThat(compile("<(replace x by null)>").diagnostics().getFirst().hint())
        .contains(
            "There is no such value: an atom is there or it is not. Write `nothing` to make no"
                + " atom.");
    assertThat(compile("<maxx(1, 2)>").diagnostics().getFirst().hint())
        .contains("Did you mean `max`?");
  }

  @Test
  void aFunctionMentionsParametersAndTopLevelNamesOnly() {
    assertThat(problems("let n = 1; <(replace x by let f(y) = y + n in f(x))>")).isEmpty();
    assertThat(problems("<(replace x by let f(y) = y + x in f(1))>")).containsExactly("E0306 1:31");
    assertThat(problems("let f(x) = let g(y) = x + y in g(1); <f(1)>"))
        .containsExactly("E0306 1:23");
    assertThat(problems("let f(x) = (replace y by x); <f(1)>"))
        .as("a rule in a function may")
        .doesNotContain("E0306 1:25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          let a = 1; let a = 2; <a>                      | E0304 1:16
          <abs>                                          | E0307 1:2
          <(replace x::Colour by x)>                     | E0308 1:14
          <(replace <?w> by A:w)>                        | E0401 1:21
          <(replace <?w> by w^2)>                        | E0401 1:19
          <(replace <?w> by A if max(w, 1) > 1)>         | E0401 1:28
          <A:nothing>                                    | E0402 1:4
          <1 + range(1, 2)>                              | E0403 1:6
          <abs(1, 2)>                                    | E0404 1:2
          <max(1)>                                       | E0404 1:6
          let f(x) = x; <f()>                            | E0405 1:16
          let f = 5; <f(1)>                              | E0406 1:13
          <print(1)>                                     | E0407 1:2
          <(replace A by [print(1)])>                    | E0407 1:17
          <(replace A by <print(1)>)>                    | E0407 1:17
          <(replace <?w>, <?w> by w)>                    | E0408 1:18
          <(replace A:?w by A)>                          | E0410 1:13
          <(replace <?w> by (replace w by A))>           | E0411 1:28
          let f(x, x) = x; <f(1, 2)>                     | E0414 1:10
          <A^(-1)>                                       | E0417 1:5
          <(replace w, <?w> by w)>                       | E0418 1:11
          <new Point(1, 2)>                              | E0901 1:2
          <java.io.File.createTempFile("a", "b")>        | E0901 1:2
          import java.util.List; <1>                     | E0901 1:1
          <"a".getClass()>                               | E0903 1:6
          <"a".wait()>                                   | E0903 1:6
          <String.format("%d", 1)>                       | E0904 1:2
          <Integer.getInteger("os.name")>                | E0904 1:2
          <Math.random()>                                | E0904 1:2
          import hocl.nowhere; <1>                       | E0906 1:1
          import "a.hocl"; <1>                           | E0908 1:1
          <(replace x by x.y)>                           | E0909 1:16
          <(replace x by y.z.f())>                       | E0301 1:16
          """)
  void everyErrorHasItsPlace(String text, String expected) {
    assertThat(problems(text)).contains(expected);
    assertThat(compile(text).program()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<(replace x by y)>",
        "<(replace x::Int by x if y > x)>",
        "<(replace x::Int by y if 1 == 2)>",
        "<A, (replace A:x by A:(replace z by q))>",
      })
  void aRuleWithAnErrorHasNoWarnings(String text) {
    assertThat(problems(text)).singleElement().asString().startsWith("E0301");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          let x = 5; <(replace x::Int by A:x), x>        | W0501 1:22
          let x = 5; <(replace <?x> by x), x>            | W0501 1:24
          <(replace <?a, ?b> by a, b)>                   | W0502 1:11
          <(replace x::Int, ?w by w if x > 9)>           | W0503 1:19
          <(replace A:x by A)>                           | W0504 1:13
          <(replace A by let x = 1 in A)>                | W0505 1:20
          let x = 1; <A>                                 | W0505 1:5
          <(replace x::Int, x::String by x)>             | W0506 1:19
          <(replace A by B if false)>                    | W0506 1:3
          <(replace x, A:<y, ?w> by A:<w, y>, x)>        | W0507 1:3
          <(replace A by B if true)>                     | W0508 1:21
          <(replace x::Int by B if x == "1")>            | W0509 1:26
          <(replace x::Symbol by B if 1 != x)>           | W0509 1:29
          """)
  void everyWarningHasItsPlace(String text, String expected) {
    assertThat(problems(text)).containsExactly(expected);
    assertThat(compile(text).program()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <(replace x::Int by B if x == 1.0)>
          <(replace x::Int, y::Num by x if y > 1)>
          <(replace x::Int by nothing)>
          <(replace a = r by nothing)>
          <(replace <?rest> by nothing)>
          <(replace A^n by B)>
          <(replace _x by B)>
          <(replace A by A if size([]) == 0)>
          <(replace-one x, y by x, y)>
          <(replace x, y by x, print(y), y)>
          <(replace-one <?w> by A if w == nothing && size(range(1, 3)) == 3)>
          """)
  void whatIsMeantHasNoWarning(String text) {
    assertThat(problems(text)).isEmpty();
  }

  @Test
  void manyErrorsAreReportedOnceEachAndSorted() {
    assertThat(problems("<b, a:c, b>"))
        .containsExactly("E0301 1:2", "E0301 1:5", "E0301 1:7", "E0301 1:10");
  }

  @Test
  void whatIsDeepOrLongCompiles() {
    String nested = "<".repeat(10_000) + "x" + ">".repeat(10_000);
    assertThat(problems("let x = 1; " + nested)).isEmpty();
    assertThat(problems("<(replace x by " + "x + ".repeat(100_000) + "1)>")).isEmpty();
    assertThat(problems("<(replace x by x if " + "x > 1 && ".repeat(100_000) + "x > 2)>"))
        .isEmpty();
    assertThat(problems("let x = 1; <" + "x:".repeat(100_000) + "1>")).isEmpty();
  }

  @Test
  void aSessionGoesOnWithItsNames() {
    CompileOptions options =
        new CompileOptions(
            java.util.Map.of(),
            java.util.Map.of(),
            java.util.Map.of(),
            java.util.Map.of("n", 5L),
            null,
            false,
            List.of());
    SourceText use = new SourceText("input", "n, let m = n + 1 in m");
    assertThat(Compiler.compileInput(use, options).diagnostics()).isEmpty();
    SourceText definition = new SourceText("input", "let n = n + 1");
    Program program = Compiler.compileInput(definition, options).program();
    assertThat(program).isNotNull();
    assertThat(program == null || program.core().module()).isTrue();
    assertThat(Compiler.compileInput(definition, CompileOptions.DEFAULT).program()).isNull();
  }
}
