package hocl.grammar;

import static hocl.grammar.Parsing.assertDifferent;
import static hocl.grammar.Parsing.assertProblem;
import static hocl.grammar.Parsing.assertSame;
import static hocl.grammar.Parsing.dump;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionSyntaxTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a || b && c; a || (b && c)",
        "a && b == c; a && (b == c)",
        "a == b:c; a == (b:c)",
        "k:a + b; k:(a + b)",
        "a + b * c; a + (b * c)",
        "a - b - c; (a - b) - c",
        "a / b * c % d; ((a / b) * c) % d",
        "a div b mod c; (a div b) mod c",
        "-a * b; (-a) * b",
        "-a ** b; -(a ** b)",
        "a ** b ** c; a ** (b ** c)",
        "2 ** -x ** 3; 2 ** (-(x ** 3))",
        "!a == b; (!a) == b",
        "-x.abs(); -(x.abs())",
        "x ** y.f; x ** (y.f)",
        "if a then b else c || d; if a then b else (c || d)",
        "if a then b else if c then d else e; if a then b else (if c then d else e)",
        "(int) x + 1; ((int) x) + 1",
        "(Integer) x.y; (Integer) (x.y)",
        "- - a; -(-a)",
        "n-1; n - 1",
        "a:b instanceof Tuple; (a:b) instanceof Tuple",
        "x instanceof Int && y; (x instanceof Int) && y",
        "a ** b instanceof Int || c; ((a ** b) instanceof Int) || c",
      })
  void operatorsBindByTheirLevel(String text, String same) {
    assertSame(text, same);
  }

  @Test
  void parenthesesThatMatterMakeADifference() {
    assertDifferent("(a:b):c", "a:b:c");
    assertDifferent("a:(b:c)", "a:b:c");
    assertDifferent("a - (b - c)", "a - b - c");
    assertDifferent("(a ** b) ** c", "a ** b ** c");
    assertDifferent("(-a) ** b", "-a ** b");
    assertThat(dump("a:b:c")).contains("(TupleTree [(Name \"a\") (Name \"b\") (Name \"c\")])");
  }

  @Test
  void chainsAreFlat() {
    assertThat(dump("a - b + c"))
        .contains("(Chain SUM [(Name \"a\") (Name \"b\") (Name \"c\")] [SUBTRACT ADD])");
    assertSame("((a - b) + c) - d", "a - b + c - d");
  }

  @Test
  void callsAndSelections() {
    assertThat(dump("f(), g(1, x), a.b(1).c, C.m(2), java.util.List.of(1), new a.B(1), new C()"))
        .contains("(Call (Identifier \"f\") [])")
        .contains("(MethodCall (SymbolRef \"C\") (Identifier \"m\") [(IntLiteral 2)])")
        .contains("(New (TypeRef \"a.B\") [(IntLiteral 1)])");
    assertThat(dump("3.abs(), 1.5.floor(), \"a\".length()")).contains("(Identifier \"floor\")");
    assertProblem("Foo(1)", "E0229", "1:1");
  }

  @Test
  void castsFollowJavasRule() {
    assertThat(dump("(int) x")).contains("(Cast (TypeRef \"Int\") (Name \"x\"))");
    assertThat(dump("(java.lang.Integer) x")).contains("(Cast (TypeRef \"java.lang.Integer\")");
    assertThat(dump("(Integer) - x")).contains("(Chain SUM [(SymbolRef \"Integer\") ");
    assertThat(dump("(x) - 1")).contains("(Chain SUM ");
    assertThat(dump("(int) -x")).contains("(Cast (TypeRef \"Int\") (Unary NEGATE ");
    assertThat(dump("(Foo) (x), (Foo) !x, (Foo) new C()")).contains("(Cast (TypeRef \"Foo\")");
    assertThat(dump("(A) < b")).contains("(Compare (SymbolRef \"A\") LESS");
    assertThat(dump("f(A), f(x) - 1")).doesNotContain("Cast");
    assertProblem("(x) y", "E0207", "1:5");
  }

  @Test
  void nothingAndRangeMayStandInBranches() {
    assertThat(dump("<(if c then nothing else range(1, 3))>")).contains("(Nothing) (Call ");
  }

  @Test
  void parenthesesHoldOneAtom() {
    assertSame("((1))", "1");
    assertSame("((replace x by x, x))", "replace x by x, x");
    assertProblem("(1, 2)", "E0221", "1:3");
    assertProblem("()", "E0222", "1:1");
  }

  @Test
  void rulesAndConditionsAreNoOperands() {
    assertProblem("A:replace x by x", "E0231", "1:3");
    assertProblem("1 + if a then b else c", "E0232", "1:5");
    assertProblem("1 + let a = 2 in a", "E0244", "1:5");
    assertThat(dump("A:(replace x by x), 1 + (if a then b else c)")).contains("(RuleExpr ");
  }

  @Test
  void literals() {
    assertThat(dump("123456789012345678901234567890"))
        .contains("(IntLiteral 123456789012345678901234567890)");
    assertThat(dump("9223372036854775808, 007, 0"))
        .contains("(IntLiteral 9223372036854775808) (IntLiteral 7) (IntLiteral 0)");
    assertThat(dump("1e-9, 2.5E3, 1.5d, 1F, 0.1f"))
        .contains("(FloatLiteral 1.0E-9)")
        .contains("(FloatLiteral 2500.0)")
        .contains("(FloatLiteral 0.1)");
    assertThat(dump("\"a\\n\\t\\r\\b\\f\\\"\\\\\\'\\u0041\""))
        .contains("(StringLiteral \"a\\n\t\r\b\f\\\"\\\\'A\")");
    assertThat(dump("'\\n', '\\'', '\\u0041', '\ud83d\ude00'")).contains("(StringLiteral \"'\")");
    assertThat(dump("\"\u00e9 \ud83d\ude00 \u27e8\"")).contains("\u00e9 \ud83d\ude00 \u27e8");
  }

  @Test
  void aRestIsANameInProducts() {
    assertProblem("replace <?w> by ?w", "E0209", "1:17");
  }
}
