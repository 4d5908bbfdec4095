package hocl.repl.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "10s, 10000",
    "2m, 120000",
    "1h, 3600000",
    "1m30s, 90000",
    "0.5s, 500",
    "1.5m, 90000"
  })
  void readsNumbersWithUnits(String text, long millis) {
    assertThat(Durations.parse("--timeout", text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "10 s", "-1s", "0s", "1s2", "1d", "1e3s", "99999999999h"})
  void refusesTheRest(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Durations.parse("--timeout", text))
        .satisfies(e -> {
          assertThat(e.sentence()).contains("`--timeout`").contains("`" + text + "`");
          assertThat(e.hint()).contains("`10s`");
        });
  }

  @Test
  void showsThemForPeople() {
    assertThat(Durations.show(Duration.ofMillis(12))).isEqualTo("12 ms");
    assertThat(Durations.show(Duration.ofMillis(1250))).isEqualTo("1.25 s");
    assertThat(Durations.show(Duration.ofSeconds(10))).isEqualTo("10 s");
    assertThat(Durations.show(Duration.ofSeconds(200))).isEqualTo("3 m 20 s");
  }
}
