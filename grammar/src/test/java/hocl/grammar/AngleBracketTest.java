package hocl.grammar;

import static hocl.grammar.Parsing.assertProblem;
import static hocl.grammar.Parsing.assertSame;
import static hocl.grammar.Parsing.dump;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AngleBracketTest {
  @Test
  void whereAnOperandIsExpectedTheyOpen() {
    assertThat(dump("<>")).contains("(SolutionExpr (MoleculeTree []))");
    assertThat(dump("<<1>, <<>>>")).contains("(SolutionExpr (MoleculeTree [(SolutionExpr ");
    assertThat(dump("A:<1>:<>")).contains("(TupleTree [(SymbolRef \"A\") (SolutionExpr ");
    assertThat(dump("x == <1>")).contains("EQUAL (SolutionExpr ");
    assertThat(dump("replace <x> by <x>, <<x>> if <x> == <1>")).contains("(SolutionPattern ");
  }

  @Test
  void behindAnOperandTheyCompare() {
    assertThat(dump("a < b")).contains("(Compare (Name \"a\") LESS (Name \"b\"))");
    assertThat(dump("a > b")).contains("GREATER (Name \"b\")");
    assertThat(dump("f(a) < b[0]".replace("[0]", ""))).contains("LESS");
    assertThat(dump("(a) > (b)")).contains("GREATER");
    assertThat(dump("a > B, a > <1>, a > -b, a > !b, a > [1]")).contains("GREATER (SymbolRef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2.5", "\"a\"", "'c'", "true", "y", "(y)", "[y]", "-y", "!y"})
  void inAGuardInsideASolutionSomeWordsMakeThemCompare(String right) {
    assertThat(dump("<replace x, y by x if x > " + right + ", 1>")).contains("GREATER");
  }

  @Test
  void inAGuardInsideASolutionTheyCloseBeforeOtherWords() {
    assertSame("<replace x by x if c>", "<(replace x by x if c)>");
    assertSame("<<replace x by x if c>, 1>", "<<(replace x by x if c)>, 1>");
    assertSame("A:<replace x by x if c>:B", "A:<(replace x by x if c)>:B");
    assertThat(dump("<replace x, y by x if x > y>")).contains("GREATER");
    assertThat(dump("<replace x, y by x if x > y && y > 1 || x > 2, x>")).contains("GREATER");
    assertThat(dump("<replace x by x if let y = x in y > 3>")).contains("GREATER");
    assertThat(dump("<let m = replace x, y by x if x > y in m, 1>")).contains("GREATER");
    assertThat(dump("<replace x by <x> if x < 3, 1>")).contains("LESS");
    assertProblem("<replace x by x if x > A, 1>", "E0211", "1:22");
  }

  @Test
  void theGuardEndsAtAComma() {
    assertProblem("<replace x by x if x > 1, y > 2>", "E0211", "1:29");
  }

  @Test
  void elsewhereInsideASolutionAComparisonNeedsParentheses() {
    assertThat(dump("<(a > b), (a < b), [a > b], f(a > b, a < b)>")).contains("GREATER");
    assertThat(dump("<a == b, a <= b, a >= b, a != b>")).contains("GREATER_OR_EQUAL");
    assertThat(dump("<(if x > 3 then 1 else 2)>")).contains("(If (Compare ");
    assertThat(dump("<(replace x, y by x if x > A)>")).contains("GREATER");
    assertProblem("<if x > 3 then 1 else 2>", "E0211", "1:7");
    assertProblem("<a > b>", "E0211", "1:4");
    assertProblem("<a < b>", "E0212", "1:4");
    assertProblem("<1 <2>>", "E0212", "1:4");
  }

  @Test
  void conditionalExpressionsCompareElsewhere() {
    assertThat(dump("if x > 3 then a > b else a < b")).contains("(If (Compare ");
    assertThat(dump("let f(x, y) = if x > y then x else y; 1")).contains("GREATER");
    assertThat(dump("replace x by if x > 1 then A else B if x > 3")).contains("(If (Compare ");
  }

  @Test
  void comparisonsDoNotChain() {
    assertProblem("a < b < c", "E0210", "1:7");
    assertProblem("a == b != c", "E0210", "1:8");
    assertProblem("x instanceof Int == true", "E0210", "1:18");
    assertThat(dump("(a < b) == (b < c)")).contains("(Compare (Compare ");
  }

  @Test
  void thereAreNoDoubleAngles() {
    assertProblem("a <> b", "E0213", "1:3");
    assertProblem("a << b", "E0213", "1:3");
    assertProblem("a >> b", "E0213", "1:3");
    assertThat(dump("<<>>"))
        .contains("(SolutionExpr (MoleculeTree [(SolutionExpr (MoleculeTree []))]))");
  }

  @Test
  void unmatchedOnesAreReportedWhereTheyStand() {
    assertProblem("<1, <2>", "E0214", "1:1");
    assertProblem("<1>>", "E0215", "1:4");
    assertProblem("<1> <2>", "E0207", "1:5");
    assertProblem("let x = 1 <2>", "E0248", "1:9");
    assertProblem("[<1]", "E0216", "1:2");
    assertProblem("(<1)>", "E0216", "1:2");
  }

  @Test
  void theBracketsOfThePapersAreTheSame() {
    assertSame("\u27e8\u27e81\u27e9, 2\u27e9", "<<1>, 2>");
    assertSame(
        "\u27e8replace x, y by x if x \u2265 y, 1\u27e9", "<replace x, y by x if x >= y, 1>");
  }
}
