package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hocl.grammar.source.SourceText;
import hocl.language.generate.ExplorerComparison;
import hocl.language.generate.GeneratedProgram;
import hocl.language.generate.ListSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the machine does with Lists, the explorer must know. {@code -Dhocl.soak=N} compares that
 * many programs instead of a few hundred, and {@code -Dhocl.soak.from=S} begins with seed S.
 */
class ListDifferentialTest {
  private static final int PROGRAMS = Integer.getInteger("hocl.soak", 150);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final int MOST_STATES = 1000;
  private static final int RANDOM_RUNS = 4;

  @Test
  void runsOfRandomProgramsAboutListsAreAmongThoseTheExplorerFinds() {
    int skipped = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      GeneratedProgram program = ListSource.generate(seed);
      switch (ExplorerComparison.of(program.text(), MOST_STATES, RANDOM_RUNS)) {
        case ExplorerComparison.Agreed agreed -> {}
        case ExplorerComparison.Skipped tooLarge -> skipped++;
        case ExplorerComparison.Disagreed disagreed -> report(seed, program, disagreed);
      }
    }
    assertThat(skipped).as("programs with too many states").isLessThanOrEqualTo(PROGRAMS / 5);
  }

  private static void report(
      long seed, GeneratedProgram program, ExplorerComparison.Disagreed first) {
    boolean compiles = compiles(program);
    GeneratedProgram smallest =
        program.shrink(candidate ->
            compiles(candidate) == compiles
                && ExplorerComparison.of(candidate.text(), MOST_STATES, RANDOM_RUNS)
                    instanceof ExplorerComparison.Disagreed);
    fail(
        "The program about Lists of seed %d: %s%n%n%s%nThe smallest like it: %s%n%n%s",
        seed,
        first.reason(),
        program.text(),
        ExplorerComparison.of(smallest.text(), MOST_STATES, RANDOM_RUNS),
        smallest.text());
  }

  private static boolean compiles(GeneratedProgram program) {
    SourceText source = new SourceText("generated.hocl", program.text());
    return Compiler.compile(source, CompileOptions.DEFAULT).program() != null;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<(replace-one [?a, ?b, ?c] by [a]:[b]:[c]), [3, 1, 2]>",
        "<(replace-one [?a, x^n, ?b] by [a]:n:[b]), [1, 1, 2]>",
        "<(replace-one [x^n, y^m, ?b] by n:m:[b]), [1, 1, 1, 1]>",
        "<(replace-one [?a, [?b, x, ?c], ?d] by [a]:[b]:x:[c]), [[1, 2], [3]]>",
        "<(replace-one [?a, <x, ?w>, ?b] by [a]:x:<w>), [<1, 2>, <3>]>",
        "<(replace-one A:[?a, ?b], B:[?c, x, ?d] by [a, c]:x), A:[1], B:[2, 3]>",
      })
  void everyWayToCutAListOccursForSomeSeed(String text) {
    EveryOutcome.occursForSomeSeed(text);
  }
}
