package hocl.runtime.print;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.AtomGenerator;
import hocl.runtime.atom.ClosedForm;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Pieces;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.RulePrinting;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AtomPrinterTest {
  private static final Symbol A = Symbol.of("A");
  private static final AtomPrinter COMPACT = AtomPrinter.PLAIN.compact(true);

  @Test
  void longStringsPrintAsShortOnesDo() {
    // printed by parts, none of which ends inside of a pair
    for (String unit : List.of("\ud83d\ude00", "a\ud83d\ude00", "\"", "\ud83d")) {
      String text = unit.repeat(20_000);
      assertThat(print(text)).isEqualTo(StringLiterals.quote(text));
    }
  }

  @Test
  void atomsWithoutPartsPrintAsLiterals() {
    assertThat(print(true)).isEqualTo("true");
    assertThat(print(-7L)).isEqualTo("-7");
    assertThat(print(BigInteger.TEN.pow(20))).isEqualTo("100000000000000000000");
    assertThat(print(2.5)).isEqualTo("2.5");
    assertThat(print(1e10)).isEqualTo("1.0e10");
    assertThat(print(1e-9)).isEqualTo("1.0e-9");
    assertThat(print(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(print(A)).isEqualTo("A");
    assertThat(print(JavaObject.of('c'))).isEqualTo("c");
  }

  @Test
  void stringsAreQuoted() {
    assertThat(print("a\"\\\n\t\r")).isEqualTo("\"a\\\"\\\\\\n\\t\\r\"");
    assertThat(print("\u0000\u007f\u009f")).isEqualTo("\"\\u0000\\u007f\\u009f\"");
    assertThat(print("é\ud83d\ude00")).isEqualTo("\"é\ud83d\ude00\"");
    assertThat(print("\ud83d\ude00\ude00\ud83d")).isEqualTo("\"\ud83d\ude00\\ude00\\ud83d\"");
  }

  @Test
  void compoundsNest() {
    assertThat(print(Tuple.of(Tuple.of(1L, 2L), -3L))).isEqualTo("(1:2):-3");
    assertThat(print(ListAtom.of(2L, 1L, Tuple.of(A, 1L)))).isEqualTo("[2, 1, A:1]");
    assertThat(print(Solution.of(2L, Solution.of(), 1L))).isEqualTo("<1, 2, <>>");
    assertThat(print(Tuple.of(A, Solution.of(A, "A", true)))).isEqualTo("A:<true, \"A\", A>");
    assertThat(AtomPrinter.PLAIN.printContent(Solution.of(2L, 1L))).isEqualTo("1, 2");
    assertThat(AtomPrinter.PLAIN.printContent(Solution.EMPTY)).isEmpty();
    assertThat(AtomPrinter.PLAIN.printContent(List.of(2L, 1L))).isEqualTo("1, 2");
    assertThat(print(Molecule.of(2L, 1L))).isEqualTo("1, 2");
  }

  @Test
  void compactCountsEqualAtomsOfSolutions() {
    Solution solution =
        Solution.of(
            1L, -1L, 1L, Tuple.of(A, 1L), Tuple.of(A, 1L), -1L, A, Solution.of(A), Solution.of(A));
    assertThat(COMPACT.print(solution)).isEqualTo("<(-1)^2, 1^2, A, (A:1)^2, <A>^2>");
    assertThat(print(solution)).isEqualTo("<-1, -1, 1, 1, A, A:1, A:1, <A>, <A>>");
    assertThat(COMPACT.print(ListAtom.of(1L, 1L))).isEqualTo("[1, 1]");
    assertThat(COMPACT.print(Solution.of(rule("r"), rule("r")))).isEqualTo("<(r = by 1)^2>");
    assertThat(COMPACT.naming(rule -> true).print(Solution.of(rule("r"), rule("r"))))
        .isEqualTo("<r^2>");
  }

  @Test
  void rulesAreInParenthesesUnlessLast() {
    assertThat(print(Solution.of(1L, rule(null), rule("r")))).isEqualTo("<1, (by 1), r = by 1>");
    assertThat(print(rule("r"))).isEqualTo("r = by 1");
    assertThat(print(Tuple.of(A, rule(null)))).isEqualTo("A:(by 1)");
    assertThat(print(ListAtom.of(A, rule("r")))).isEqualTo("[A, (r = by 1)]");
    AtomPrinter naming = AtomPrinter.PLAIN.naming(rule -> "r".equals(rule.definition().label()));
    assertThat(naming.print(Tuple.of(rule("r"), rule("s")))).isEqualTo("r:(s = by 1)");
  }

  @Test
  void capturedValuesArePutIn() {
    assertThat(print(rule(null, -1L, -1L, -1L))).isEqualTo("by -1 (-1) (-1)");
    Tuple pair = Tuple.of(A, 1L);
    assertThat(print(rule(null, pair, pair, pair))).isEqualTo("by A:1 (A:1) (A:1)");
    Molecule rest = Molecule.of(2L, 1L);
    assertThat(print(rule(null, rest, rest, rest)))
        .isEqualTo("by 1, 2 elements([1, 2]) elements([1, 2])");
    assertThat(print(rule(null, Molecule.EMPTY))).isEqualTo("by nothing");
    Rule inner = rule("r");
    assertThat(print(rule(null, inner, inner))).isEqualTo("by (r = by 1) (r = by 1)");
    assertThat(print(rule(null, Solution.of(1L, rule(null, Solution.EMPTY)))))
        .isEqualTo("by <1, by <>>");
  }

  @Test
  void textLeavesStringsUnquotedAtTheTop() {
    assertThat(AtomPrinter.PLAIN.text("a\"b")).isEqualTo("a\"b");
    assertThat(AtomPrinter.PLAIN.text(Tuple.of("a", 1L))).isEqualTo("\"a\":1");
  }

  @Test
  void equalAtomsPrintTheSame() {
    for (long seed = 0; seed < 200; seed++) {
      AtomGenerator generator = new AtomGenerator(seed);
      Object atom = Solution.of(generator.atoms(6, 4));
      Object same = generator.shuffled(atom);
      assertThat(print(same)).as("seed %d", seed).isEqualTo(print(atom));
      assertThat(COMPACT.print(same)).as("seed %d", seed).isEqualTo(COMPACT.print(atom));
    }
  }

  @Test
  void depthAndSizeDoNotMatter() throws IOException {
    Object deep = 1L;
    for (int i = 0; i < 100_000; i++) {
      deep = i % 3 == 0 ? rule(null, deep) : i % 3 == 1 ? Solution.of(deep) : ListAtom.of(deep);
    }
    assertThat(print(deep)).startsWith("by [<by [<").endsWith(">]>]");
    List<Object> many = new ArrayList<>();
    for (long i = 0; i < 1_000_000; i++) {
      many.add(i);
    }
    Collections.shuffle(many, new Random(1));
    StringWriter out = new StringWriter();
    AtomPrinter.PLAIN.print(Solution.of(many), out);
    assertThat(out.toString()).startsWith("<0, 1, 2, ").endsWith(", 999998, 999999>");
  }

  private static String print(Object value) {
    return AtomPrinter.PLAIN.print(value);
  }

  private static Rule rule(@Nullable String label, Object... captured) {
    return Rule.of(new Definition(label, captured.length), captured);
  }

  /** Prints its captured values as item, field, operand; {@code by 1} if there are none. */
  private record Definition(@Nullable String label, int capturedCount) implements RuleDefinition {
    @Override
    public String canonicalText() {
      return "by " + capturedCount;
    }

    @Override
    public ClosedForm closed(Object[] captured) {
      return Pieces.of("by", captured);
    }

    @Override
    public boolean oneShot() {
      return true;
    }

    @Override
    public void print(Object[] captured, RulePrinting out) {
      out.text(captured.length == 0 ? "by 1" : "by ");
      if (captured.length > 0) {
        out.item(captured[0]);
      }
      if (captured.length > 1) {
        out.text(" ");
        out.operand(captured[1]);
      }
      if (captured.length > 2) {
        out.text(" ");
        out.operand(captured[2]);
      }
    }
  }
}
