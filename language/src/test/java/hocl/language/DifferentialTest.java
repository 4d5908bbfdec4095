package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hocl.grammar.source.SourceText;
import hocl.language.generate.ExplorerComparison;
import hocl.language.generate.GeneratedProgram;
import hocl.language.generate.ProgramGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the machine does with a program, the explorer must know it. {@code -Dhocl.soak=N}
 * compares that many programs instead of a few hundred, and {@code -Dhocl.soak.from=S} begins with
 * seed S.
 */
@Execution(ExecutionMode.CONCURRENT)
class DifferentialTest {
  private static final int PROGRAMS = Integer.getInteger("hocl.soak", 300);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final int MOST_STATES = 2000;
  private static final int RANDOM_RUNS = 4;

  @Test
  void runsOfRandomProgramsAreAmongThoseTheExplorerFinds() {
    int skipped = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      GeneratedProgram program = ProgramGenerator.generate(seed);
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
        "The program of seed %d: %s%n%n%s%nThe smallest like it: %s%n%n%s",
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
        "let drop = replace X:y::Int by Z:y in <S:1, (replace S:x::Int, drop = d by X:x), drop>",
        "let drop = replace X:y::Int by Z:y in <S:1, S:2, (replace S:x::Int, drop = d by X:x), drop, drop>",
        "let drop = replace X:y::Int by Z:y in <S:1, drop, (replace-one Never by nothing), (replace S:x::Int, r::Rule by X:x if x == 1)>",
        "let two = 2; <(replace x by nothing), A:<1, (replace two by nothing)>>",
        "<<3>, (replace-one <x, ?y> by nothing), (replace-one x, x by nothing), <2, A>, <1>>",
        "<A:9223372036854775807, (replace-one x^y, A:y by nothing if y > y)>",
        "<A:2.0, (replace-one x^y, <C:z, ?u>, v:y by nothing)>",
        "<2, 2, A:0, (with x:y::Int inject 10 / y)^2, (with x:y::Int inject 10 / y)>",
      })
  void programsThatOnceDisagreedAgree(String text) {
    assertThat(ExplorerComparison.of(text, MOST_STATES, 50))
        .isEqualTo(new ExplorerComparison.Agreed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<A, B, (replace-one A by A1), (replace-one B by B1), (replace-one A, B by C)>",
        "<(replace-one x::Int by nothing), 1, 2, 3, 4>",
        "<(replace-one x::Int, y::Int by x:y), 1, 2, 3>",
        "<(replace-one <?a, ?b> by [a]:[b]), <1, 1, 2>>",
        "<(replace-one A^n by N:n), A^3>",
        "<(replace-one <x, ?w> by x, <w>)^2, <1, 2, 3>>",
        "<(replace-one x::Int by A:x), <(replace-one B by C), (replace-one B by D), B>, 1, 2>",
        "<(replace-one r::Rule by nothing), (replace-one 1 by 2), (replace-one 1 by 3), 1>",
        "<(replace-one [x, ?w] by x), [1, 2], [3]>",
        "<(replace-one A by B), (with A inject C), A>",
      })
  void everyOutcomeOfASmallProgramOccursForSomeSeed(String text) {
    EveryOutcome.occursForSomeSeed(text);
  }
}
