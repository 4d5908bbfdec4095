package hocl.repl.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairTest {

  @Test
  void splitsAtTheFirstEqualsSign() {
    assertThat(Pair.parse("--set", "n=1", "n=1")).isEqualTo(new Pair("n", "1"));
    assertThat(Pair.parse("--set", "n=1", "ok=1 == 2")).isEqualTo(new Pair("ok", "1 == 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "n=", "=1", "1=2", "a b=1"})
  void refusesTheRest(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Pair.parse("--set", "n=1", text))
        .satisfies(e -> assertThat(e.hint()).isEqualTo("Write for example `--set n=1`."));
  }
}
