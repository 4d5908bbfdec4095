package hocl.grammar;

import static hocl.grammar.Parsing.assertSame;
import static hocl.grammar.Parsing.dump;
import static hocl.grammar.Parsing.program;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymTest {
  @ParameterizedTest
  @CsvSource({
    "a \u2264 b, a <= b",
    "a \u2265 b, a >= b",
    "a \u2260 b, a != b",
    "a and b, a && b",
    "a \u2227 b, a && b",
    "a or b, a || b",
    "a \u2228 b, a || b",
    "not a, !a",
    "\u00aca, !a",
    "\u2205, nothing",
    "3L, 3",
    "3l, 3",
    "0d, 0.0",
    "1.5f, 1.5",
    "1e3, 1000.0",
    "replace \u03c9 by \u03c9, replace ?\u03c9 by \u03c9",
    "replace <\u03c91> by \u03c91, replace <?\u03c91> by \u03c91",
    "replace <\u03c9_x> by \u03c9_x, replace <?\u03c9_x> by \u03c9_x"
  })
  void bothMeanTheSame(String synonym, String first) {
    assertSame(synonym, first);
    assertThat(formatted(synonym)).isEqualTo(formatted(first));
  }

  @ParameterizedTest
  @CsvSource({
    "int, Int",
    "long, Int",
    "Integer, Int",
    "Long, Int",
    "BigInteger, Int",
    "float, Float",
    "double, Float",
    "Double, Float",
    "Number, Num",
    "boolean, Bool",
    "Boolean, Bool",
    "string, String",
    "Object, Basic"
  })
  void typesHaveSynonyms(String synonym, String first) {
    assertSame("replace x::" + synonym + " by x", "replace x::" + first + " by x");
    assertSame("param x::" + synonym + ";", "param x::" + first + ";");
    assertSame("y instanceof " + synonym, "y instanceof " + first);
  }

  @Test
  void theFormatterWritesTheFirst() {
    assertThat(
            formatted(
                "\u27e8replace \u03c9, x::long by \u03c9 if x \u2264 3L \u2227 \u00acc \u2228 d,"
                    + " 1.5f, 'c'\u27e9"))
        .isEqualTo("<(replace ?\u03c9, x::Int by \u03c9 if x <= 3 && !c || d), 1.5, \"c\">\n");
  }

  @Test
  void omegaWithATypeIsAVariable() {
    assertThat(dump("replace \u03c9::Int by \u03c9")).contains("(VariablePattern ");
    assertThat(dump("replace \u03c9mega by 1")).contains("(VariablePattern ");
  }

  private static String formatted(String text) {
    return Formatter.format(new SourceText("test", text), program(text));
  }
}
