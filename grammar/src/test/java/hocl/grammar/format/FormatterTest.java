package hocl.grammar.format;

import static hocl.grammar.Parsing.program;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {
  @Test
  void shortRulesStandOnOneLine() {
    assertThat(format("let max=replace x::int,y::int by x if x>=y in<max,2,5>"))
        .isEqualTo(
            """
            let max = replace x::Int, y::Int by x if x >= y in
            <max, 2, 5>
            """);
  }

  @Test
  void longRulesAreBrokenAtTheirParts() {
    assertThat(
            format(
                "let relax = replace x::Int:y::Int:a::Int, y:z::Int:b::Int, x:z:c::Int by x:y:a,"
                    + " y:z:b, x:z:a + b if a + b < c in <relax>"))
        .isEqualTo(
            """
            let relax =
              replace x::Int:y::Int:a::Int, y:z::Int:b::Int, x:z:c::Int
              by x:y:a, y:z:b, x:z:a + b
              if a + b < c in
            <relax>
            """);
  }

  @Test
  void plainItemsFlowAndOthersStandBelowEachOther() {
    assertThat(format("<" + "12345, ".repeat(20) + "A>"))
        .isEqualTo(
            """
            <
              12345, 12345, 12345, 12345, 12345, 12345, 12345, 12345, 12345, 12345, 12345, 12345, 12345, 12345,
              12345, 12345, 12345, 12345, 12345, 12345, A
            >
            """);
    assertThat(format("<first, " + "<a, b, c, d, e, f, g, h>, ".repeat(4) + "last>"))
        .isEqualTo(
            """
            <
              first,
              <a, b, c, d, e, f, g, h>,
              <a, b, c, d, e, f, g, h>,
              <a, b, c, d, e, f, g, h>,
              <a, b, c, d, e, f, g, h>,
              last
            >
            """);
  }

  @Test
  void blankLinesBetweenDefinitionsAreKeptOnce() {
    assertThat(
            format(
                "package a.b;\nparam n;\n\n\n\nimport \"x\";import hocl.order.*;\nlet x=1;\n\n<x>"))
        .isEqualTo(
            """
            package a.b;
            param n;

            import "x";
            import hocl.order.*;
            let x = 1;

            <x>
            """);
  }

  @Test
  void commentsStayBesideTheirItems() {
    assertThat(
            format(
                """
                // The licence.

                // What it does.
                let f = replace A by B in // a trailing one
                <1,//one
                // own line
                2 /* inside */, 3
                // the last
                >
                // the end
                """))
        .isEqualTo(
            """
            // The licence.

            // What it does.
            let f = replace A by B in // a trailing one
            <
              1, // one
              // own line
              2 /* inside */,
              3
              // the last
            >
            // the end
            """
                .replace("// one", "//one"));
  }

  @Test
  void aFileOfCommentsOnlyIsKept() {
    assertThat(format("// only\n/* two */")).isEqualTo("// only\n/* two */\n");
    assertThat(format("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a - (b - c) - d",
        "(-a) ** -b ** c",
        "(a:b):c:(d:e)",
        "k:a + b",
        "!(a && b) || c",
        "(a < b) == (c < d)",
        "if a then b else if c then d else e",
        "1 + (if a then b else c)",
        "(Int) (-x)",
        "(Int) x ** 2",
        "f((replace x by y), let a = 1 in a, A:(replace x by x))",
        "[(replace x by y)]",
        "<(replace x by y), replace x by x>",
        "<(replace x by y if x > 1), (replace x, y by x if x > 1)^2>",
        "<(a > b), [a > b], f(a > b)>",
        "<replace x by x if (x > A) && x > y>",
        "replace x by (replace y by z) if a",
        "replace x by replace y by z if a if b",
        "replace (replace x by y), (-1)^2, (A:_)^n, L = r, <?w>, [] by nothing",
        "f = replace-one x by with y inject x, y",
        "(A:1)^3, x^(n + 1), <1>^2",
        "new java.awt.Point(1, 2).x, 3.abs(), \"a\".length()",
        "x instanceof Int && !(y instanceof java.awt.Point)",
        "(let a = 1 in a), 2",
      })
  void noParenthesesAreAddedOrLost(String text) {
    assertThat(format(text)).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((1)), (x)",
        "(a * b) + c",
        "(replace x by y)",
        "(f(1)).g",
        "<(<1>)>",
        "(\"a\"):(2)",
      })
  void redundantParenthesesGo(String text) {
    assertThat(format(text)).doesNotContain("((").isNotEqualTo(text + "\n");
  }

  @Test
  void aRuleOnOneLineHasNoWidth() {
    String rule =
        "replace "
            + "aVeryLongName::Int:".repeat(10)
            + "b by nothing if "
            + "c && ".repeat(30)
            + "c";
    Expr expr = (Expr) program(rule).molecule().orElseThrow().items().getFirst();
    assertThat(Formatter.oneLine(expr)).isEqualTo(rule);
  }

  @Test
  void literalsHaveOneSpelling() {
    assertThat(Quoting.string("a\"\\\n\t\r\u0001\ud83d\ude00\ud83d"))
        .isEqualTo("\"a\\\"\\\\\\n\\t\\r\\u0001\ud83d\ude00\\uD83D\"");
    assertThat(Quoting.number(1e-9)).isEqualTo("1.0e-9");
    assertThat(Quoting.number(2.5)).isEqualTo("2.5");
  }

  private static String format(String text) {
    return Formatter.format(new SourceText("test", text), program(text));
  }
}
