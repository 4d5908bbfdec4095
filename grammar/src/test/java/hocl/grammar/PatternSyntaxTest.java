package hocl.grammar;

import static hocl.grammar.Parsing.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSyntaxTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x; (VariablePattern (Identifier \"x\") -)",
        "x::Int; (VariablePattern (Identifier \"x\") (TypeRef \"Int\"))",
        "x::java.awt.Point; (VariablePattern (Identifier \"x\") (TypeRef \"java.awt.Point\"))",
        "-1; (LiteralPattern (IntLiteral -1))",
        "-0.0; (LiteralPattern (FloatLiteral 0.0))",
        "- 2.5; (LiteralPattern (FloatLiteral -2.5))",
        "true; (LiteralPattern (BoolLiteral true))",
        "\"a\"; (LiteralPattern (StringLiteral \"a\"))",
        "A; (SymbolPattern \"A\")",
        "_; (WildcardPattern)",
        "?w; (RestPattern (Identifier \"w\"))",
        "A:x:_; (TuplePattern [(SymbolPattern \"A\") (VariablePattern (Identifier \"x\") -)"
            + " (WildcardPattern)])",
        "(A:B):C; (TuplePattern [(TuplePattern [(SymbolPattern \"A\") (SymbolPattern \"B\")])"
            + " (SymbolPattern \"C\")])",
        "(x); (VariablePattern (Identifier \"x\") -)",
        "<>; (SolutionPattern [])",
        "<1, ?w>; (SolutionPattern [(LiteralPattern (IntLiteral 1)) (RestPattern (Identifier"
            + " \"w\"))])",
        "[]; (ListPattern [])",
        "[x, ?w]; (ListPattern [(VariablePattern (Identifier \"x\") -) (RestPattern (Identifier"
            + " \"w\"))])",
        "f = r; (LabelPattern (Identifier \"f\") (Identifier \"r\"))",
        "F = r; (LabelPattern (Identifier \"F\") (Identifier \"r\"))",
        "(f = r); (LabelPattern (Identifier \"f\") (Identifier \"r\"))",
        "x^3; (CopiesPattern (VariablePattern (Identifier \"x\") -) (IntLiteral 3))",
        "x::Int^n; (CopiesPattern (VariablePattern (Identifier \"x\") (TypeRef \"Int\")) (Name"
            + " \"n\"))",
        "(A:x)^2; (CopiesPattern (TuplePattern [(SymbolPattern \"A\") (VariablePattern (Identifier"
            + " \"x\") -)]) (IntLiteral 2))",
        "(-1)^2; (CopiesPattern (LiteralPattern (IntLiteral -1)) (IntLiteral 2))",
        "A^2; (CopiesPattern (SymbolPattern \"A\") (IntLiteral 2))",
        "<x>^2; (CopiesPattern (SolutionPattern [(VariablePattern (Identifier \"x\") -)])"
            + " (IntLiteral 2))",
      })
  void patternsAreRead(String pattern, String dump) {
    assertThat(Parsing.dump("replace " + pattern + " by nothing"))
        .contains("REPLACE [" + dump + "] (Molecule");
  }

  @Test
  void aRuleIsMatchedInParentheses() {
    assertThat(Parsing.dump("replace (replace x by x, x if x > 1), (f = replace-one a by b) by 1"))
        .contains("[(RulePattern (RuleExpr - REPLACE ")
        .contains("(RulePattern (RuleExpr (Identifier \"f\") REPLACE_ONE ");
  }

  @Test
  void copiesAreWholePatterns() {
    assertProblem("replace A:x^2 by 1", "E0217", "1:12");
    assertProblem("replace -1^2 by 1", "E0217", "1:11");
    assertProblem("replace _^2 by 1", "E0217", "1:10");
    assertProblem("replace <?w^2> by 1", "E0217", "1:12");
    assertProblem("replace x^-2 by 1", "E0219", "1:11");
    assertProblem("replace x^inf by 1", "E0220", "1:11");
    assertProblem("replace x^(n + 1) by 1", "E0218", "1:11");
  }

  @Test
  void patternsDoNotCompute() {
    assertProblem("replace x + 1 by 1", "E0228", "1:11");
    assertProblem("replace x > 1 by 1", "E0228", "1:11");
    assertProblem("replace f(x) by 1", "E0228", "1:10");
    assertProblem("replace !x by 1", "E0228", "1:9");
    assertProblem("replace -true by 1", "E0245", "1:10");
  }
}
