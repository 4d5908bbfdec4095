package hocl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.ReplInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplInputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<1, 2",
        "(1",
        "1,",
        "1 +",
        "replace x::Int",
        "replace x::Int by",
        "let x =",
        "let x = 1 in",
        "let f(x) = x +",
        "if a then",
        "/* a comment",
        "let f = replace x, y by",
        "let x = <1,",
        "param",
        "1, let x = 2",
        "1, let y = 2 in let x = 3",
      })
  void moreTextCouldCompleteIt(String text) {
    ParseResult<ReplInput> result = read(text);
    assertThat(result.tree()).isEmpty();
    assertThat(result.incomplete()).as(result.diagnostics().toString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 2", "<1>>", "1, , 2", "\"abc", "x & y", "let Foo = 1", "(1, 2)", "1 2 +"})
  void moreTextWouldNotMendIt(String text) {
    ParseResult<ReplInput> result = read(text);
    assertThat(result.tree()).isEmpty();
    assertThat(result.incomplete()).as(result.diagnostics().toString()).isFalse();
  }

  @Test
  void theLastDefinitionNeedsNoSemicolon() {
    assertThat(read("let x = 1").tree().orElseThrow().items()).hasSize(1);
    assertThat(read("let x = 1;").tree().orElseThrow().items()).hasSize(1);
    assertThat(read("let a = 1; let f = replace x by x, 2 if x > 1").tree().orElseThrow().items())
        .hasSize(2);
    assertThat(read("import hocl.order").tree().orElseThrow().items()).hasSize(1);
    assertThat(read("param n = 3").tree().orElseThrow().items()).hasSize(1);
    assertThat(read("let x = let y = 1 in y").tree().orElseThrow().items()).hasSize(1);
  }

  @Test
  void definitionsAndAMolecule() {
    ReplInput input = read("let x = 1 in x, x").tree().orElseThrow();
    assertThat(input.items()).hasSize(1);
    assertThat(input.molecule().orElseThrow().items()).hasSize(2);
    assertThat(read("").tree().orElseThrow().items()).isEmpty();
    assertThat(read("1, let y = 2 in y").tree().orElseThrow().items()).isEmpty();
  }

  @Test
  void expressionsAreReadAlone() {
    assertThat(expression("1 + 2").tree()).isPresent();
    assertThat(expression("<1, A:2>").tree()).isPresent();
    assertThat(expression("replace x by x, 1").tree()).isPresent();
    assertThat(expression("1, 2").diagnostics().getFirst().code()).isEqualTo("E0246");
    assertThat(expression("").tree()).isEmpty();
    assertThat(expression("let x = 1; x").tree()).isEmpty();
  }

  @Test
  void dataMayEndWithAComma() {
    assertThat(data("").tree().orElseThrow().items()).isEmpty();
    assertThat(data("<max, 1, 2>,\n<max, 3>,\n").tree().orElseThrow().items()).hasSize(2);
    assertThat(data("1, A:2, [3]").tree().orElseThrow().items()).hasSize(3);
    assertThat(data("1,,").tree()).isEmpty();
    assertThat(data("1 2").tree()).isEmpty();
    assertThat(data(",").tree()).isEmpty();
  }

  private static ParseResult<ReplInput> read(String text) {
    return Parser.parseReplInput(new SourceText("input", text));
  }

  private static ParseResult<Expr> expression(String text) {
    return Parser.parseExpression(new SourceText("value", text));
  }

  private static ParseResult<MoleculeTree> data(String text) {
    return Parser.parseData(new SourceText("data", text));
  }
}
