package hocl.language.rule;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Program;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that captured values where programs can only write a name. */
final class NamedValuesTest {
  private static final int RULES = Integer.getInteger("hocl.soak", 150);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);

  /** What stands among the definitions that the values mention. */
  private static final String DEFINITIONS =
      "let f(a) = a + 1; let rec dn = replace-one x::Int by dn, x - 1 if x > 0; let copies = 4; ";

  private static final List<String> VALUES =
      List.of(
          "3",
          "(-1)",
          "2.5",
          "\"s\"",
          "Q",
          "(B:1)",
          "[1]",
          "<1>",
          "true",
          "f",
          "dn",
          "<dn>",
          "[dn, f]",
          "(replace 1 by 2)",
          "(r = replace 1 by 2)",
          "(let rec r = replace-one 1 by r in r)",
          "(let g(y) = y in g)",
          "(let c = -1 in replace A^c by B)",
          "(let c = -1 in let rec r = replace A^c by r in r)");

  private static final List<String> PATTERNS =
      List.of(
          "n", "A^n", "n^2", "x::Int^n", "n:x", "<n, ?w>", "<A^n, ?w>", "[?a, n, ?b]", "[A^n, ?w]");

  private static final List<String> PRODUCTS =
      List.of(
          "n",
          "n(1)",
          "n(1, n(2))",
          "min(n)",
          "max(n, 1)",
          "sort(n)",
          "A^n",
          "[n(1), 2]",
          "<n(1) + 1, B>",
          "<A^n, B>",
          "if n(1) then min(n) else B",
          "(let m = n in m(1))");

  private static Program compiled(String text) {
    return Objects.requireNonNull(
        Compiler.compile(new SourceText("made", text), CompileOptions.DEFAULT).program(),
        () ->
            text
                + Compiler.compile(new SourceText("made", text), CompileOptions.DEFAULT)
                    .diagnostics());
  }

  private static Solution read(String text) {
    return Solution.of(Machine.instantiate(compiled(text)).molecule());
  }

  private static Solution result(String text) {
    return Machine.run(Machine.instantiate(compiled(text)), RunOptions.plain()).solution();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String rule(Random random, int depth) {
    String label = random.nextInt(4) == 0 ? "r = " : "";
    String pattern = random.nextInt(3) == 0 ? "z" : pick(PATTERNS, random);
    List<String> products = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      boolean nested = depth > 0 && random.nextInt(3) == 0;
      String inner = nested ? rule(random, depth - 1) : "";
      products.add(
          !nested
              ? pick(PRODUCTS, random)
              : random.nextBoolean()
                  ? "R:(" + inner + ")"
                  : "(let s = " + inner + " in let t = n in [s, t])");
    }
    String guard = random.nextInt(4) == 0 ? " if n(1) > 2" : "";
    return label + "replace " + pattern + " by " + String.join(", ", products) + guard;
  }

  @Test
  void whatIsPrintedReadsBack() {
    for (long seed = FIRST; seed < FIRST + RULES; seed++) {
      Random random = new Random(seed);
      String program =
          "<A:%s, (replace-one A:n by P:(%s))>".formatted(pick(VALUES, random), rule(random, 2));
      Solution made = result(DEFINITIONS + program);
      Program definitions = compiled(DEFINITIONS + "<>");
      for (AtomPrinter printer :
          List.of(
              AtomPrinter.PLAIN,
              AtomPrinter.PLAIN.within(Machine.instantiate(definitions).names()),
              AtomPrinter.PLAIN.within(Machine.instantiate(definitions).names()).inFull())) {
        String printed = printer.print(made);
        String what = "seed %d: %s%n%s".formatted(seed, program, printed);
        Solution back = read(DEFINITIONS + printed);
        assertThat(printer.print(back)).as(what).isEqualTo(printed);
        assertThat(Atoms.equal(back, made)).as(what).isTrue();
        Solution inside = read(DEFINITIONS + "<C:(replace y by y, " + printed + ")>");
        String around = printer.print(inside);
        assertThat(Atoms.equal(read(DEFINITIONS + around), inside)).as(around).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          3    | replace x by n(x), B | replace x by (let function = at([3], 0) in function(x)), B
          3    | replace x by min(n)  | replace x by let value = 3 in min(value)
          (-1) | replace x by A^n, B  | replace x by (let copies = -1 in A^copies), B
          (-1) | replace A^n, B^n by n | let copies = -1 in replace A^copies, B^copies by -1
          (-1) | r = replace A^n by B | let copies = -1 in r = replace A^copies by B
          2    | replace A^n by min(n, 1), A^n | replace A^2 by min(2, 1), A^2
          """)
  void onlySuchValuesGetNames(String value, String rule, String printed) {
    Solution made = result("<A:%s, (replace-one A:n by P:(%s))>".formatted(value, rule));
    assertThat(AtomPrinter.PLAIN.print(made)).isEqualTo("<P:(" + printed + ")>");
  }
}
