package hocl.grammar;

import static hocl.grammar.Parsing.assertProblem;
import static hocl.grammar.Parsing.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.grammar.format.Formatter;
import hocl.grammar.lex.TextLimits;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.SolutionExpr;
import hocl.grammar.tree.TupleTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
  private static final int MANY = 100_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "< | >",
        "[ | ]",
        "( | )",
        "A:( | )",
        "1, < | >, 2",
        "[< | >]",
        "replace < | > by 1"
      })
  void bracketsOfPlainDataNestTenThousandDeep(String open, String close) {
    int depth = open.length() == 2 && close.length() == 2 ? 5_000 : 10_000;
    String before = open.startsWith("replace ") ? "replace " : "";
    String after = close.endsWith(" by 1") ? " by 1" : "";
    String opener = open.substring(before.length());
    String closer = close.substring(0, close.length() - after.length());
    String text = before + opener.repeat(depth) + "x" + closer.repeat(depth) + after;
    assertThat(format(text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(1 + | )",
        "f( | )",
        "1 - (2 * | )",
        "(if c then 1 else | )",
        "(let a = 1 in | )",
        "if c then 1 else | ''",
        "replace x by | ''",
        "<replace y by | >",
        "- | ''",
        "2 ** | ''",
        "! | ''",
        "(int) | ''",
        "let a = | in a",
        "x.f( | )",
        "1, let a = 2 in | ''",
      })
  void expressionsNestAThousandDeep(String open, String close) {
    String text = (open + " ").repeat(1_000) + "x" + (" " + close).repeat(1_000);
    assertThat(format(text)).isNotEmpty();
    String deep = (open + " ").repeat(30_000) + "x" + (" " + close).repeat(30_000);
    assertThat(Parsing.problems(deep))
        .extracting(d -> d.code().substring(0, 3))
        .containsOnly("E08");
  }

  @Test
  void beyondTheLimitsThereIsAClearError() {
    int deep = TextLimits.MAXIMUM_DEPTH + 1;
    assertProblem("<".repeat(deep) + ">".repeat(deep), "E0802", "1:" + deep);
    assertProblem("<".repeat(1_000_000), "E0802", "1:" + deep);
    String atLimit = "<".repeat(deep - 1) + ">".repeat(deep - 1);
    assertThat(program(atLimit).explicitSolution()).isTrue();
    String chained = "x" + ".f".repeat(30_000);
    assertProblem(chained, "E0803", "1:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"' + '", "' : '", "' && '", "' * '", "' - '", "' || '"})
  void longChainsAreFlat(String operator) {
    ProgramTree program = program("x" + (operator + "x").repeat(MANY));
    Expr expr = (Expr) program.molecule().orElseThrow().items().getFirst();
    switch (expr) {
      case Chain chain -> assertThat(chain.operands()).hasSize(MANY + 1);
      case TupleTree tuple -> assertThat(tuple.elements()).hasSize(MANY + 1);
      default -> throw new AssertionError(expr.getClass());
    }
  }

  @Test
  void longMoleculesAreFlat() {
    String text = "<" + "A:1, \"b\", <2>, ".repeat(MANY / 3) + "x>";
    ProgramTree program = program(text);
    SolutionExpr solution = (SolutionExpr) program.molecule().orElseThrow().items().getFirst();
    assertThat(solution.content().items()).hasSize(MANY / 3 * 3 + 1);
    assertThat(format(text)).isNotEmpty();
  }

  @Test
  void longRowsOfDefinitionsDoNotNest() {
    assertThat(program("let a = 1 in ".repeat(10_000) + "a").items()).hasSize(10_000);
    assertThat(program("let f = replace x by x if x > 1 in ".repeat(10_000) + "f").items())
        .hasSize(10_000);
    assertThat(program("1, " + "let a = 1 in ".repeat(10_000) + "a").molecule()).isPresent();
    assertThat(program("(replace x by x), ".repeat(10_000) + "1").molecule()).isPresent();
    assertThat(program("replace x by y if c, ".repeat(10_000) + "1").molecule()).isPresent();
    assertThat(program("-1, f(x).y, (if a then b else c), ".repeat(10_000) + "1").molecule())
        .isPresent();
  }

  @Test
  void aLongNumberIsRead() {
    for (String digits : List.of("1" + "0".repeat(20_000), "123456789".repeat(777))) {
      IntLiteral literal = (IntLiteral) program(digits).molecule().orElseThrow().items().getFirst();
      assertThat(literal.value()).isEqualTo(new BigInteger(digits));
    }
  }

  @Test
  void filesThatAreNoTextAreRefused() throws Exception {
    assertThat(SourceLoader.decode("a", "\u03c9\n".getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo("\u03c9\n");
    byte[] bytes = {'1', ',', '\n', ' ', (byte) 0xC3, (byte) 0x28};
    UnreadableSourceException refused = null;
    try {
      SourceLoader.decode("b", bytes);
    } catch (UnreadableSourceException e) {
      refused = e;
    }
    assertThat(refused).isNotNull();
    assertThat(refused.diagnostic().toString())
        .isEqualTo(
            "b:2:2: E0104: This is not UTF-8 text: the byte 0xC3 at offset 4 cannot stand there.");
  }

  private static String format(String text) {
    SourceText source = new SourceText("test", text);
    return Formatter.format(source, program(text));
  }

  @Test
  void aFileOverTheLargestSizeIsRefusedBeforeItIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.hocl");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      // a file with a hole takes no room on the disk
      large.setLength(TextLimits.MAXIMUM_SIZE + 1L);
    }
    assertThatThrownBy(() -> SourceLoader.load(file))
        .isInstanceOfSatisfying(
            UnreadableSourceException.class,
            e -> assertThat(e.diagnostic().code()).isEqualTo("E0801"));
  }
}
