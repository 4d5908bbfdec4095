package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hocl.language.generate.GeneratedProgram;
import hocl.language.generate.LargeComparison;
import hocl.language.generate.LargeGenerator;
import hocl.language.generate.LargeProgram;
import hocl.language.generate.LargeProgram.Feature;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs with hundreds of atoms run alike in every tier, and nothing can react where they end.
 * {@code -Dhocl.soak.large=N} compares that many programs instead of a few hundred, and {@code
 * -Dhocl.soak.from=S} begins with seed S.
 */
@Execution(ExecutionMode.CONCURRENT)
class LargeProgramsTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak.large", 300);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);

  private final Map<Feature, Integer> features = new EnumMap<>(Feature.class);
  private final Map<String, Integer> ends = new TreeMap<>();

  @Test
  void everyTierDoesTheSameAndIsConfirmed(TestReporter reporter) {
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      LargeProgram program = LargeGenerator.generate(seed);
      program.features().forEach(feature -> features.merge(feature, 1, Integer::sum));
      switch (LargeComparison.of(program.program().text(), program.features())) {
        case LargeComparison.Agreed(boolean inert, boolean covered) -> {
          count(inert ? "inert" : "stopped at the limit of reactions");
          if (inert) {
            count(covered ? "audited in full" : "audited in part");
          }
        }
        case LargeComparison.Skipped skipped -> count("skipped");
        case LargeComparison.Disagreed disagreed -> report(seed, program, disagreed);
      }
    }
    reporter.publishEntry(PROGRAMS + " large programs", ends + ", kinds of rules " + features);
    assertThat(ends.getOrDefault("inert", 0))
        .as("programs that ended: %s", ends)
        .isGreaterThan(PROGRAMS / 2);
    assertThat(ends.getOrDefault("audited in full", 0))
        .as("programs whose audit was complete: %s", ends)
        .isGreaterThan(PROGRAMS / 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        let r1 = replace t::String:i::Int by nothing;
        let r2 = replace x::Int by V:(x + 1);
        let r3 = replace V:i1::Int, V:i2::Int by V:(i1 - 1), V:(i2 - 1) if i2 == i1 + 1;
        <55, V:131, V:269, V:21, V:188, r1, 183, V:315, r3, V:20, V:185, r2>
        """,
      })
  void programsThatOnceDifferedAgree(String text) {
    assertThat(LargeComparison.of(text, Set.of())).isInstanceOf(LargeComparison.Agreed.class);
  }

  private void count(String end) {
    ends.merge(end, 1, Integer::sum);
  }

  private static void report(long seed, LargeProgram program, LargeComparison.Disagreed first) {
    GeneratedProgram smallest =
        program
            .program()
            .shrink(candidate ->
                LargeComparison.of(candidate.text(), program.features())
                        instanceof LargeComparison.Disagreed other
                    && other.kind().equals(first.kind()));
    fail(
        "The program of seed %d: %s%n%s%nThe smallest like it: %s%n%n%s",
        seed,
        first.kind(),
        first.reason().substring(0, Math.min(1000, first.reason().length())),
        LargeComparison.of(smallest.text(), program.features()),
        smallest.text());
  }
}
