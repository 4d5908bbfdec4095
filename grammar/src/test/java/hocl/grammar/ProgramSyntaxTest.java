package hocl.grammar;

import static hocl.grammar.Parsing.assertDifferent;
import static hocl.grammar.Parsing.assertProblem;
import static hocl.grammar.Parsing.assertSame;
import static hocl.grammar.Parsing.dump;
import static hocl.grammar.Parsing.program;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.tree.Binding;
import hocl.grammar.tree.LetScope;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.SolutionExpr;
import org.junit.jupiter.api.Test;

class ProgramSyntaxTest {
  @Test
  void theItemsComeInAnyOrderBehindThePackage() {
    ProgramTree program =
        program(
            "package a.b; param n::Int = 3; import hocl.order; import java.util.*; import"
                + " \"x.hocl\"; let x = 1; param m; <x>");
    assertThat(program.packageName().orElseThrow().text()).isEqualTo("a.b");
    assertThat(program.items().stream().map(item -> item.getClass().getSimpleName()))
        .containsExactly("Param", "NameImport", "NameImport", "FileImport", "Let", "Param");
  }

  @Test
  void aProgramThatIsOneSolutionIsExplicit() {
    assertThat(program("<1, 2>").explicitSolution()).isTrue();
    assertThat(program("let x = 1 in <x>").explicitSolution()).isTrue();
    assertThat(program("1, 2").explicitSolution()).isFalse();
    assertThat(program("<1>, 2").explicitSolution()).isFalse();
    assertThat(program("A:<1>").explicitSolution()).isFalse();
    assertThat(program("<1>^2").explicitSolution()).isFalse();
  }

  @Test
  void aFileMayHoldDefinitionsOnlyOrNothing() {
    assertThat(program("let x = 1;").molecule()).isEmpty();
    assertThat(program("").items()).isEmpty();
    assertThat(program(" // only a comment\n").molecule()).isEmpty();
  }

  @Test
  void aGuardBelongsToTheNearestRule() {
    assertSame("replace x by replace y by z if a", "replace x by (replace y by z if a)");
    assertDifferent("replace x by replace y by z if a", "replace x by (replace y by z) if a");
    assertSame("replace x by replace y by z if a if b", "replace x by (replace y by z if a) if b");
  }

  @Test
  void aRuleExtendsAsFarRightAsItCan() {
    assertSame("<replace x by x, 1, 1>", "<(replace x by x, 1, 1)>");
    assertDifferent("<(replace x by x), 1, 1>", "<replace x by x, 1, 1>");
    assertSame("<replace x by x if c, 1>", "<(replace x by x if c), 1>");
    assertSame("<replace x by replace y by y if c, 1>", "<replace x by (replace y by y if c), 1>");
    ProgramTree nested = program("<(replace x::Int, x by x), 1, 1>");
    SolutionExpr solution = (SolutionExpr) nested.molecule().orElseThrow().items().getFirst();
    assertThat(solution.content().items()).hasSize(3);
  }

  @Test
  void threeKindsOfRules() {
    assertThat(dump("replace x by y")).contains("(RuleExpr - REPLACE ");
    assertThat(dump("replace-one x by y")).contains("(RuleExpr - REPLACE_ONE ");
    assertThat(dump("with x inject y if c")).contains("(RuleExpr - INJECT ");
    assertThat(dump("f = replace x by y")).contains("(RuleExpr (Identifier \"f\") REPLACE ");
    assertThat(dump("F = with x inject y")).contains("(RuleExpr (Identifier \"F\") INJECT ");
  }

  @Test
  void aLetAtAnItemPositionScopesOverTheRest() {
    ProgramTree program = program("1, let d = 2 in let e = 3 in d, e");
    LetScope scope = (LetScope) program.molecule().orElseThrow().items().getLast();
    assertThat(scope.bindings())
        .extracting(binding -> binding.name().text())
        .containsExactly("d", "e");
    assertThat(scope.rest().items()).hasSize(2);
    assertThat(dump("<let d = 2 in d, d>")).contains("(SolutionExpr (MoleculeTree [(LetScope ");
    assertThat(dump("replace x by let d = x in d, d")).contains("(MoleculeTree [(LetScope ");
  }

  @Test
  void elsewhereALetIsAnExpression() {
    assertThat(dump("(let d = 2 in d), d")).contains("(LetExpr ");
    assertThat(dump("[let d = 2 in d, 3]")).contains("(LetExpr ").contains("(IntLiteral 3)])");
    assertThat(dump("f(let d = 2 in d, 3)")).contains("(Name \"d\")) (IntLiteral 3)]");
    assertThat(dump("replace x by x if let d = x in d > 3")).contains("(LetExpr ");
    assertThat(dump("let f(x) = let d = x in d; 1")).contains("(LetExpr ");
    assertThat(dump("let y = let d = 1 in d in y")).contains("(LetExpr ");
    assertThat(dump("if c then let d = 1 in d else 2")).contains("(LetExpr ");
    assertProblem("(let d = 2 in d, d)", "E0221", "1:16");
  }

  @Test
  void letsAtTheTopAreItems() {
    ProgramTree program = program("let x = 1 in let rec f = replace f by x; let g(a, b) = a; x");
    assertThat(program.items()).hasSize(3).allMatch(item -> item instanceof Binding);
    assertThat(dump(program)).contains("(Let true ").contains("(FunctionLet false ");
    assertThat(dump("let f() = 1; 2")).contains("(FunctionLet false (Identifier \"f\") []");
  }

  @Test
  void aRuleInALetMayHaveSeveralProducts() {
    ProgramTree program = program("let f = replace x by x, 1, 2 if x > 1 in f");
    assertThat(dump(program.items().getFirst())).contains("(IntLiteral 1) (IntLiteral 2)]");
    assertSame("let f = replace x by x, 1; f", "let f = (replace x by x, 1); f");
  }

  @Test
  void copiesAreWholeItems() {
    assertThat(dump("1^3, x^n, A^2, (A:1)^3, (-1)^3, <1>^2, [1]^2, \"a\"^2, 2.5^2, true^2"))
        .contains("(CopiesTree (TupleTree [(SymbolRef \"A\") (IntLiteral 1)]) (IntLiteral 3))");
    assertThat(dump("x^(n + 1)")).contains("(CopiesTree (Name \"x\") (Chain SUM ");
    assertProblem("A:x^3", "E0217", "1:4");
    assertProblem("-1^3", "E0217", "1:3");
    assertProblem("1 + x^3", "E0217", "1:6");
    assertProblem("f(x)^3", "E0217", "1:5");
    assertProblem("f(x^3)", "E0217", "1:4");
    assertProblem("(x^3)", "E0217", "1:3");
    assertProblem("x.y^3", "E0217", "1:4");
    assertProblem("x^3^2", "E0217", "1:4");
    assertProblem("x^-1", "E0219", "1:3");
    assertProblem("x^inf", "E0220", "1:3");
  }

  @Test
  void commentsMayStandAnywhereBetweenWords() {
    assertSame("/* a */ < /* * / ** */ 1, // one\n 2 /**/ >", "<1, 2>");
  }

  @Test
  void keywordsMayFollowADot() {
    assertThat(dump("x.in.by(1).let.new.mod")).contains("(Identifier \"in\")");
    assertThat(program("import hocl.in.let;").items()).hasSize(1);
  }

  @Test
  void capitalsAreSymbolsAndSmallLettersNames() {
    assertThat(dump("Fork")).contains("(SymbolRef \"Fork\")");
    assertThat(dump("fork, _x, x_1, x\u2081, \u03b1, \u6c34"))
        .contains("(Name \"_x\")")
        .contains("(Name \"\u03b1\")")
        .contains("(Name \"\u6c34\")");
    assertThat(dump("\u03a3x")).contains("(SymbolRef \"\u03a3x\")");
  }

  @Test
  void programsOfTheOldToolsAreRead() {
    assertThat(dump("let max = replace x::int, y::int by x if x >= y in <max, 2, 5>"))
        .contains("(TypeRef \"Int\")");
    RuleExpr rule =
        (RuleExpr)
            program("replace-one <\"SRC\":<>, \"IN\":<?w>, ?r> by <\"IN\":<w>, r>, f(\"a\")")
                .molecule()
                .orElseThrow()
                .items()
                .getFirst();
    assertThat(rule.patterns()).hasSize(1);
    assertThat(rule.products().items()).hasSize(2);
  }

  @Test
  void theSpanOfAnItemCoversItsParentheses() {
    ProgramTree program = program("(1 + 2) * 3, x");
    assertThat(program.molecule().orElseThrow().items().getFirst().span().text())
        .isEqualTo("(1 + 2) * 3");
    assertThat(program("f(1).g(2)").molecule().orElseThrow().items().getFirst().span().text())
        .isEqualTo("f(1).g(2)");
  }
}
