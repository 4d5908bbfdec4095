package hocl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every example computes, by the engine and by the explorer. */
class ExamplesTest {

  private static final int SEEDS = 8;

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void runGivesAnExpectedResult(Example example) {
    ExampleCall run = ExampleCall.of("run", example, example.arguments());
    assertRight(example, run);
    assertThat(run.err()).doesNotContain("warning");
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void everyOrderOfReactionsGivesAnExpectedResult(Example example) {
    for (long seed = 1; seed <= 2; seed++) {
      assertRight(example, ExampleCall.seeded(seed, example, example.arguments()));
    }
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#explorable")
  void explorationFindsTheExpectedResults(Example example) {
    ExampleCall all = ExampleCall.of("all", example, small(example));
    assertThat(all.exitCode()).as(all.err()).isZero();
    Set<String> outcomes = outcomes(all);
    if (example.hasSmallCase()) {
      assertThat(outcomes).hasSize(1);
    } else if (example.hasOneResult()) {
      assertThat(outcomes).containsExactly(example.result().stripTrailing());
    } else {
      assertThat(outcomes).containsExactlyInAnyOrderElementsOf(example.results());
    }
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#explorable")
  void runsStayWithinWhatExplorationFinds(Example example) {
    Set<String> outcomes = outcomes(ExampleCall.of("all", example, small(example)));
    assertThat(outcomes)
        .contains(ExampleCall.of("run", example, small(example)).out().stripTrailing());
    for (long seed = 1; seed <= SEEDS; seed++) {
      ExampleCall run = ExampleCall.seeded(seed, example, small(example));
      assertThat(outcomes).as("seed %d: %s", seed, run.err()).contains(run.out().stripTrailing());
    }
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#explorable")
  void whatIsShownConfluentHasOneOutcome(Example example) {
    List<String> options = new ArrayList<>(List.of("--confluence", "--format", "json"));
    options.addAll(small(example));
    ExampleCall check = ExampleCall.of("check", example, options);
    assertThat(check.exitCode()).as(check.err()).isZero();
    if (check.out().lines().allMatch(line -> line.contains("\"confluence\":\"shown\""))) {
      assertThat(outcomes(ExampleCall.of("all", example, small(example)))).hasSizeLessThan(2);
    }
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void checkFindsNothingToSay(Example example) {
    List<String> options = new ArrayList<>();
    if (example.arguments().contains("--allow-java")) {
      options.add("--allow-java");
    }
    ExampleCall check = ExampleCall.of("check", example, options);
    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out() + check.err()).doesNotContain("warning");
  }

  private static List<String> small(Example example) {
    return example.smallArguments().orElseThrow();
  }

  private static Set<String> outcomes(ExampleCall all) {
    return Set.copyOf(all.out().lines().toList());
  }

  private static void assertRight(Example example, ExampleCall run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    if (example.hasOneResult()) {
      assertThat(run.out()).isEqualTo(example.result());
    } else {
      assertThat(run.out().stripTrailing()).isIn(example.results());
    }
  }
}
