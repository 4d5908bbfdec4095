package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayJsonTest {

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Map<String, @Nullable Object> document =
        Json.object(
            "text",
            "a \"quoted\"\nline \u2028 \u00e9 \ud83d\ude00",
            "number",
            1L << 60,
            "share",
            0.25,
            "truth",
            true,
            "nothing",
            null,
            "list",
            List.of(1L, "two", Map.of("three", 3L)));
    String written = Json.write(document);
    assertThat(written).doesNotContain("\n");
    assertThat(Json.readObject(written)).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{} {}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":[1}",
        "nonsense",
        "{\"a\":99999999999999999999}"
      })
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> Json.readObject(text)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> Json.readObject(deep)).isInstanceOf(IOException.class);
  }
}
