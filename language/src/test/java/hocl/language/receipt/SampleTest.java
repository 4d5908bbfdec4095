package hocl.language.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final int DRAWS = 20_000;

  private static String shown(Sample sample, long of) {
    return LongStream.rangeClosed(1, of)
        .filter(sample)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(","));
  }

  @Test
  void everySetIsAsLikelyAsAnyOther() {
    Map<String, Integer> drawn = new TreeMap<>();
    for (long seed = 0; seed < DRAWS; seed++) {
      Sample sample = Sample.draw(2, 5, seed);
      assertThat(sample.size()).isEqualTo(2);
      drawn.merge(shown(sample, 5), 1, Integer::sum);
    }
    assertThat(drawn).hasSize(10);
    assertThat(drawn.values()).allSatisfy(n -> assertThat(n).isBetween(1800, 2200));
  }

  /** One of the reactions is wrong, each as likely: enumerated over all sets of two of five. */
  @Test
  void theChanceToMissAWrongOneIsThatOfTheEnumeration() {
    int missed = 0;
    int all = 0;
    for (int a = 1; a <= 5; a++) {
      for (int b = a + 1; b <= 5; b++) {
        for (int wrong = 1; wrong <= 5; wrong++) {
          all++;
          missed += wrong == a || wrong == b ? 0 : 1;
        }
      }
    }
    assertThat(Sample.draw(2, 5, 1).missed()).isEqualTo((double) missed / all);
    assertThat(Sample.draw(0, 5, 1).missed()).isEqualTo(1);
    assertThat(Sample.all(5).missed()).isZero();
    assertThat(Sample.all(0).missed()).isZero();
  }

  @Test
  void aSeedDrawsTheSameAndAsManyAsThereAre() {
    assertThat(shown(Sample.draw(7, 1000, 3), 1000))
        .isEqualTo(shown(Sample.draw(7, 1000, 3), 1000));
    assertThat(shown(Sample.draw(9, 3, 1), 3)).isEqualTo("1,2,3");
    assertThat(Sample.draw(9, 3, 1).size()).isEqualTo(3);
    assertThat(Sample.draw(0, 3, 1).size()).isZero();
    assertThat(Sample.draw(5, Long.MAX_VALUE, 1).size()).isEqualTo(5);
  }
}
