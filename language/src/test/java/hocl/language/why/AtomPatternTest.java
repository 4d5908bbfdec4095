package hocl.language.why;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.program.Instance;
import hocl.runtime.atom.Solution;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomPatternTest {

  private static final Instance INSTANCE =
      Machine.instantiate(
          Programs.of(
              "let max = replace x::Int, y::Int by x if x >= y; let five = 5;"
                  + " <1, 5, 5, K:1, K:\"a\", L:<1, 2>, [1, 2], 1:1, 1:2, max>"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 2",
        "five | 2",
        "x | 10",
        "x::Int | 3",
        "_ | 10",
        "K:_ | 2",
        "K:x::Int | 1",
        "\"a\" | 0",
        "max | 1",
        "L:<1, ?w> | 1",
        "L:<1> | 0",
        "[1, ?r] | 1",
        "x:x | 1",
        "x:y | 5",
        "-5 | 0",
        "(replace a::Int, b::Int by a if a >= b) | 0",
        "max = r | 1",
      })
  void aPatternMatchesAtoms(String text, int number) {
    AtomPattern pattern =
        Objects.requireNonNull(AtomPattern.read(text, INSTANCE.names()).pattern());
    assertThat(INSTANCE.molecule().atoms().stream().filter(pattern::matches)).hasSize(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "K: | E0208",
        "5 by 6, replace 7 | E0253",
        "5 if 1 == 1 | E0249",
        "'' | E0208",
        "?w | E0253",
      })
  void whatIsNoPatternIsRefusedAtItsPlace(String text, String code) {
    AtomPattern.Read read = AtomPattern.read(text, INSTANCE.names());
    assertThat(read.pattern()).isNull();
    assertThat(read.diagnostics()).extracting(d -> d.code()).contains(code);
    assertThat(read.diagnostics())
        .allSatisfy(d -> assertThat(d.span().source().text()).isEqualTo(text));
  }

  @Test
  void severalPatternsTakeDifferentAtoms() {
    Solution solution = Solution.of(INSTANCE.molecule());
    assertThat(read("5, 5").isIn(solution)).isTrue();
    assertThat(read("5, 5, 5").isIn(solution)).isFalse();
    assertThat(read("K:x, L:<x, ?w>").isIn(solution)).isTrue();
    assertThat(read("K:x, L:<x>").isIn(solution)).isFalse();
  }

  private static AtomPattern read(String text) {
    return Objects.requireNonNull(AtomPattern.read(text, INSTANCE.names()).pattern());
  }
}
