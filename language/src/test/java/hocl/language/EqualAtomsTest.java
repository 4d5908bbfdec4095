package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.generate.CopiesGenerator;
import hocl.language.generate.LargeProgram;
import hocl.language.generate.Trials;
import hocl.language.preview.Preview;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules that take or make several equal atoms at once mean the same in generated code and on nodes.
 * {@code -Dhocl.soak.copies=N} compares that many programs instead of some dozens, and {@code
 * -Dhocl.soak.from=S} begins with seed S.
 */
class EqualAtomsTest {

  private static final Trials TRIALS =
      new Trials(Long.getLong("hocl.soak.from", 1), Integer.getInteger("hocl.soak.copies", 40));

  @Test
  void smallProgramsGiveWhatTheExplorerFinds(TestReporter reporter) {
    TRIALS.small(CopiesGenerator::small, reporter);
  }

  @Test
  void largeProgramsEndAlikeInEveryTierAndWhereNothingCanReact(TestReporter reporter) {
    TRIALS.large(CopiesGenerator::large, Set.of(LargeProgram.Feature.ORDER), reporter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replace A^3, B^2 by C^2, D",
        "replace (x::Int)^2 by x + 1",
        "replace (K:x::Int)^4 by (K:(x + 1))^2",
        "replace x::Int by A^3 if x > 1",
        "with A^2, x::Int inject B^2 if x > 1",
      })
  void thereIsCodeForThem(String rule) {
    String text = "<(" + rule + "), A, A, A, B, B, 1, 2, K:1, K:1>";
    assertThat(Preview.of(Programs.of(text)).getFirst())
        .contains("by generated code")
        .doesNotContain("not by generated code");
  }
}
