package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hocl.language.generate.Comparison;
import hocl.language.generate.GeneratedProgram;
import hocl.language.generate.LargeComparison;
import hocl.language.generate.LargeProgram;
import hocl.language.generate.ManyHeadsGenerator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * What is left out of a search because it cannot succeed changes no run: programs with many heads
 * give what the explorer finds, and nothing can react where they end. {@code -Dhocl.soak.heads=N}
 * compares that many programs instead of a few hundred, and {@code -Dhocl.soak.from=S} begins with
 * seed S.
 */
class ManyHeadsTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak.heads", 300);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final int MOST_STATES = 1500;
  private static final int RANDOM_RUNS = 4;

  @Test
  void smallProgramsGiveWhatTheExplorerFinds(TestReporter reporter) {
    int skipped = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      GeneratedProgram program = ManyHeadsGenerator.small(seed);
      Comparison.Result result = small(program);
      if (result instanceof Comparison.Disagreed(String reason)) {
        report(seed, program, reason, each -> small(each) instanceof Comparison.Disagreed);
      }
      skipped += result instanceof Comparison.Skipped ? 1 : 0;
    }
    reporter.publishEntry(PROGRAMS + " small programs", skipped + " with too many states");
    assertThat(skipped).as("programs with too many states").isLessThanOrEqualTo(PROGRAMS / 4);
  }

  private static Comparison.Result small(GeneratedProgram program) {
    return Comparison.of(program.text(), MOST_STATES, RANDOM_RUNS);
  }

  @Test
  void largeProgramsEndAlikeInEveryTierAndWhereNothingCanReact(TestReporter reporter) {
    Map<String, Integer> ends = new TreeMap<>();
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      GeneratedProgram program = ManyHeadsGenerator.large(seed);
      switch (large(program)) {
        case LargeComparison.Agreed(boolean inert, boolean covered) ->
            ends.merge(
                !inert ? "at the limit" : covered ? "audited in full" : "audited in part",
                1,
                Integer::sum);
        case LargeComparison.Skipped skipped -> ends.merge("skipped", 1, Integer::sum);
        case LargeComparison.Disagreed(String kind, String reason) ->
            report(
                seed,
                program,
                kind + ": " + reason,
                each ->
                    large(each) instanceof LargeComparison.Disagreed other
                        && other.kind().equals(kind));
      }
    }
    reporter.publishEntry(PROGRAMS + " large programs", ends.toString());
    assertThat(ends.getOrDefault("audited in full", 0))
        .as("programs whose audit was complete: %s", ends)
        .isGreaterThan(PROGRAMS / 3);
    assertThat(ends.getOrDefault("skipped", 0))
        .as("programs whose search took too long: %s", ends)
        .isLessThanOrEqualTo(PROGRAMS / 20);
  }

  private static LargeComparison.Result large(GeneratedProgram program) {
    return LargeComparison.of(program.text(), Set.of(LargeProgram.Feature.ORDER));
  }

  private static void report(
      long seed, GeneratedProgram program, String reason, Predicate<GeneratedProgram> disagrees) {
    GeneratedProgram smallest = program.shrink(disagrees);
    fail(
        "The program of seed %d: %s%n%s%n%nThe smallest like it:%n%n%s",
        seed,
        reason.substring(0, Math.min(1500, reason.length())),
        program.text(),
        smallest.text());
  }
}
