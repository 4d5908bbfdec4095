package hocl.language.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.TestReporter;

/**
 * Compares generated programs, seed after seed. One that disagrees fails the test, with its seed
 * and the smallest program like it.
 *
 * @param first the first seed
 * @param programs how many
 */
public record Trials(long first, int programs) {

  private static final int MOST_STATES = 1500;
  private static final int RANDOM_RUNS = 4;

  /**
   * Compares small programs with what the explorer finds; at most a part of them is passed over.
   */
  public void small(LongFunction<GeneratedProgram> generator, TestReporter reporter) {
    int skipped = 0;
    for (long seed = first; seed < first + programs; seed++) {
      GeneratedProgram program = generator.apply(seed);
      ExplorerComparison.Result result = small(program);
      if (result instanceof ExplorerComparison.Disagreed(String reason)) {
        report(seed, program, reason, each -> small(each) instanceof ExplorerComparison.Disagreed);
      }
      skipped += result instanceof ExplorerComparison.Skipped ? 1 : 0;
    }
    reporter.publishEntry(programs + " small programs", skipped + " with too many states");
    assertThat(skipped).as("programs with too many states").isLessThanOrEqualTo(programs / 4);
  }

  private static ExplorerComparison.Result small(GeneratedProgram program) {
    return ExplorerComparison.of(program.text(), MOST_STATES, RANDOM_RUNS);
  }

  /**
   * Runs larger programs in every tier and audits each end; most audits must be complete.
   *
   * @param features what the programs may do, see {@link LargeComparison}
   */
  public void large(
      LongFunction<GeneratedProgram> generator,
      Set<LargeProgram.Feature> features,
      TestReporter reporter) {
    Map<String, Integer> ends = new TreeMap<>();
    for (long seed = first; seed < first + programs; seed++) {
      GeneratedProgram program = generator.apply(seed);
      switch (LargeComparison.of(program.text(), features)) {
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
                    LargeComparison.of(each.text(), features)
                            instanceof LargeComparison.Disagreed other
                        && other.kind().equals(kind));
      }
    }
    reporter.publishEntry(programs + " large programs", ends.toString());
    assertThat(ends.getOrDefault("audited in full", 0))
        .as("programs whose audit was complete: %s", ends)
        .isGreaterThan(programs / 3);
    assertThat(ends.getOrDefault("skipped", 0))
        .as("programs whose search took too long: %s", ends)
        .isLessThanOrEqualTo(programs / 20);
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
