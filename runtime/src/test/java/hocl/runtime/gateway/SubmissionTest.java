package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.check.Wish;
import hocl.runtime.referee.Keeping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTest {

  @Test
  void whatIsWrittenIsReadBack() throws RefusedException {
    Submission submission =
        new Submission(
            "max.hocl",
            "<1, \"\u03c9\">",
            Map.of("n", "1 + 2"),
            Map.of("pairs", new Submission.DataText("csv", "1,2\n", "pairs.csv")),
            "folder",
            List.of("modules"),
            Map.of("a.hocl", "let a = 1;"),
            77,
            Duration.ofMillis(1500),
            true,
            false,
            Wish.NONE,
            Keeping.TASKS);
    assertThat(Submission.read(submission.write())).isEqualTo(submission);
  }

  @Test
  void theSourceIsEnough() throws RefusedException {
    Submission submission = Submission.read("{\"source\":\"<1>\"}");
    assertThat(submission.source()).isEqualTo("<1>");
    assertThat(submission.maxReactions()).isEqualTo(Long.MAX_VALUE);
    assertThat(submission.timeout()).isNull();
    assertThat(submission.keep()).isFalse();
    assertThat(submission.attached()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}                                          | needs the text `source`",
        "{\"source\":1}                              | needs the text `source`",
        "{\"source\":\"\",\"sauce\":1}               | `sauce` is no member",
        "{\"source\":\"\",\"set\":[]}                | `set` is to be an object",
        "{\"source\":\"\",\"set\":{\"n\":1}}         | `n` in `set` is to be a text",
        "{\"source\":\"\",\"data\":{\"d\":\"1\"}}    | `d` is to be an object",
        "{\"source\":\"\",\"data\":{\"d\":{\"format\":\"csv\"}}} | needs the text `text`",
        "{\"source\":\"\",\"maxReactions\":-1}       | `maxReactions` is to be a whole number",
        "{\"source\":\"\",\"keep\":\"yes\"}          | `keep` is to be true or false",
        "{\"source\":\"\",\"modulePath\":[1]}        | `modulePath` is to be a list of texts",
        "nonsense                                    | cannot be read as JSON",
      })
  void saysWhatIsWrong(String text, String sentence) {
    assertThatThrownBy(() -> Submission.read(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.status()).isEqualTo(RefusedException.BAD);
              assertThat(e.sentence()).contains(sentence);
            });
  }
}
