package hocl.language.audit;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.explore.Oracle;
import hocl.language.judge.ProgramChecker;
import hocl.language.program.Program;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Coverage;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Reaction;
import hocl.runtime.reactor.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to check tells solutions that can react from those that cannot. */
class ProgramCheckerTest {

  /** The solution that a program starts with, taken for what a run has left. */
  private static Solution start(Program program) {
    return Solution.of(Machine.instantiate(program).molecule().atoms());
  }

  private static List<Checker> checkers(Program program) {
    return List.of(ProgramChecker.byPlans(program), ProgramChecker.byScans(program), new Oracle());
  }

  private static Verdict byNodes(Program program, boolean scanning, Effort effort) {
    ProgramChecker checker =
        scanning ? ProgramChecker.byScans(program) : ProgramChecker.byPlans(program);
    return checker.byNodes(start(program), effort);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<1, 2, (r = replace x::Int, y::Int by x if x < y)> | 1, 2 | 0",
        "<A:1, A:2, (r = replace A:x::Int, A:y::Int by A:x if y == x + 1)> | A:1, A:2 | 0",
        "<Q:4, V:5, (r = replace v::Symbol:i::Int, w::Symbol:j::Int by Q:i if j == i + 1)> | Q:4, V:5 | 0",
        "<\"a\":1, Q:1, (r = replace \"a\":i::Int, w:i by w)> | \"a\":1, Q:1 | 0",
        "<<<7, (r = replace x::Int by x + 1 if x == 7)>>, 7> | 7 | 2",
        "<K:[1, <7, (r = replace x::Int by x + 1)>]> | 7 | 1",
        "<3, 3, 3, (r = replace (x::Int)^n by x if n > 2)> | 3, 3, 3 | 0",
        "<3, 3, (r = replace (x::Int)^2 by x)> | 3, 3 | 0",
        "<5, <1, 2>, (r = replace x::Int, <y::Int, ?w> by w if y == 2)> | 5, <1, 2> | 0",
        "<(r = replace-one s = t by t), (s = replace Never by nothing)> | s = replace Never by nothing | 0",
        "<(r = with x::Int inject x / 0 if x > 0), 1> | 1 | 0",
        "<[1, 2, 3], (r = replace [x, ?w] by w if x == 1)> | [1, 2, 3] | 0",
        "<2.0, 2, (r = replace x::Int, y::Float by y if x == y)> | 2, 2.0 | 0",
        "<6:3, 5:1, 4:2, (r = replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w)> | 4:2, 5:1 | 0",
      })
  void whatCanReactIsNamed(String text, String taken, int depth) {
    Program program = Programs.of(text);
    for (Checker checker : checkers(program)) {
      assertRefuted(checker.inert(start(program), Effort.unlimited()), taken, depth);
    }
    assertRefuted(byNodes(program, true, Effort.unlimited()), taken, depth);
    assertRefuted(byNodes(program, false, Effort.unlimited()), taken, depth);
  }

  private static void assertRefuted(Verdict verdict, String taken, int depth) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refuted.class,
            refuted -> {
              assertThat(refuted.rule().definition().label()).isEqualTo("r");
              assertThat(AtomPrinter.PLAIN.print(refuted.taken())).isEqualTo(taken);
              assertThat(refuted.depth()).isEqualTo(depth);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<1, 1, replace x::Int, y::Int by x if x < y>",
        "<1, replace x::Int, y::Int by x>",
        "<1, 2, (replace x::Int by x if 1 / 0 == x), A, B>",
        "<1, <2, replace x::Int by A if x < 2>, replace <x::Int> by x>",
        "<(r = replace r = t by t)>",
        "<3, 3, replace (x::Int)^n by x if n > 2>",
        "<>",
        "<A, B, C>",
        "<\"1\":1, A:1, replace v::Symbol:i::Int, w::Symbol:j::Int by Q:i>",
      })
  void whatIsInertIsConfirmed(String text) {
    Program program = Programs.of(text);
    for (Checker checker : checkers(program)) {
      assertThat(checker.inert(start(program), Effort.unlimited()).confirms()).isTrue();
    }
    assertThat(byNodes(program, true, Effort.unlimited()).confirms()).isTrue();
    assertThat(byNodes(program, false, Effort.unlimited()).confirms()).isTrue();
  }

  @Test
  void anEffortThatIsTooLittleIsToldByThePartThatWasCovered() {
    Program program = Programs.of("<range(1, 4000), replace x::Int, y::Int by x if x * y < 0>");
    for (boolean scanning : new boolean[] {true, false}) {
      Verdict verdict = byNodes(program, scanning, Effort.ofSteps(1_000_000));
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Upheld.class,
              upheld -> {
                Coverage coverage = upheld.coverage();
                assertThat(coverage.due()).isEqualTo(4001);
                assertThat(coverage.tried()).isBetween(1L, 4000L);
                assertThat(coverage.complete()).isFalse();
              });
      assertThat(byNodes(program, scanning, Effort.ofSteps(1_000_000))).isEqualTo(verdict);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<2, 1> | <2> | ",
        "<1, 2> | <1> | it makes other atoms of these",
        "<1, 1> | <1> | its guard does not hold for these atoms",
        "<1, A> | <1> | its heads do not match these atoms",
        "<1, 2, 3> | <3> | its heads do not match these atoms",
      })
  void aReactionIsJudgedWithoutTheSolutionAroundIt(
      String taken, String produced, @Nullable String reason) {
    Program program =
        Programs.of(
            "let max = replace x::Int, y::Int by y if x < y in <max, "
                + taken
                + ", "
                + produced
                + ">");
    List<Object> atoms = Machine.instantiate(program).molecule().atoms();
    Reaction reaction =
        new Reaction((Rule) atoms.get(0), content(atoms.get(1)), content(atoms.get(2)));
    Verdict verdict = ProgramChecker.byPlans(program).reaction(reaction, Effort.ofSteps(10_000));
    if (reason == null) {
      assertThat(verdict.confirms()).isTrue();
    } else {
      assertThat(verdict)
          .isEqualTo(new Verdict.Refuted(reaction.rule(), reaction.taken(), 0, reason));
    }
  }

  private static Molecule content(Object solution) {
    return Molecule.of(((Solution) solution).atoms());
  }
}
