package hocl.language.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.language.Programs;
import hocl.language.core.CoreInput;
import hocl.language.program.Program;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplorerTest {

  /** A {@code ;} separates outcomes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <>                                                          | 1 | <>
          <1, A, "x">                                                 | 1 | <1, "x", A>
          <(replace-one x::Int by A:x), 1, 2>                         | 3 | <1, A:2>; <2, A:1>
          <(replace-one x::Int by nothing), 1, 1>                     | 2 | <1>
          <(replace x::Int by nothing), (replace-one A by 1), A>      | 3 | <replace x::Int by nothing>
          <(with A inject B), A>                                      | 2 | <A, B>
          <(with A inject B)^2, A>                                    | 3 | <A, B, B>
          <(replace-one x, x by B:x), 1, 1, 1.0, 1.0>                 | 3 | <1, 1, B:1.0>; <1.0, 1.0, B:1>
          <(replace-one r::Rule by A)>                                | 1 | <replace-one r::Rule by A>
          <(replace-one r::Rule by A)^2>                              | 2 | <A>
          <(replace-one <x, ?w> by x:[w]), <1, 2, 3>>                 | 4 | <1:[2, 3]>; <2:[1, 3]>; <3:[1, 2]>
          <(replace-one <1, ?w> by w), <2>>                           | 1 | <<2>, replace-one <1, ?w> by w>
          <(replace-one <x> by x), <1, 2>>                            | 1 | <<1, 2>, replace-one <x> by x>
          <(replace-one <?a, ?b> by [a]:[b]), <1, 1, 2>>              | 7 | <[]:[1, 1, 2]>; <[1]:[1, 2]>; <[1, 1]:[2]>; <[1, 1, 2]:[]>; <[1, 2]:[1]>; <[2]:[1, 1]>
          <(replace-one [x, ?w, y] by A:x:y, w), [1, 2, 3, 4]>        | 2 | <2, 3, A:1:4>
          <(replace-one [x, ?w, y] by A), [1]>                        | 1 | <[1], replace-one [x, ?w, y] by A>
          <(replace-one A^n by N:n), A^3>                             | 4 | <A, A, N:1>; <A, N:2>; <N:3>
          <(replace-one N:n, A^n by Done), N:2, A^3>                  | 2 | <A, Done>
          <(replace-one A^2 by B), A>                                 | 1 | <A, replace-one A^2 by B>
          <(replace-one <A^n, ?w> by n:[w]), <A, A, B>>               | 3 | <1:[A, B]>; <2:[B]>
          """)
  void countsOutcomesAndStates(String program, int states, String outcomes) {
    Exploration exploration = Explored.of(program);
    assertThat(Explored.outcomes(exploration)).containsExactly(outcomes.split("; ", -1));
    assertThat(exploration.states()).isEqualTo(states);
    assertThat(exploration.complete()).isTrue();
    assertThat(exploration.endless()).isFalse();
    assertThat(exploration.failures()).isEmpty();
  }

  @Test
  void innerSolutionsReactInAnyOrderAndAreMatchedWhenInert() {
    Exploration exploration =
        Explored.of("<(replace-one <x> by x), <(replace-one 1 by 2), 1>, (replace-one A by B), A>");
    assertThat(Explored.outcomes(exploration)).containsExactly("<2, B>");
    assertThat(exploration.states()).isEqualTo(6);
  }

  @Test
  void solutionsInTuplesAndListsReactWhereTheyAre() {
    Exploration exploration =
        Explored.of("<T:[<(replace-one 1 by 2), 1>], (replace-one T:x by x)>");
    assertThat(Explored.outcomes(exploration)).containsExactly("<[<2>]>");
    assertThat(exploration.states()).isEqualTo(3);
  }

  @Test
  void capturedSolutionsDoNotReact() {
    Exploration exploration =
        Explored.of("let s = <(replace-one 1 by 2), 1>; <(replace-one A by s if size(s) == 2), A>");
    assertThat(exploration.states()).isEqualTo(3);
    assertThat(Explored.outcomes(exploration)).containsExactly("<<2>>");
  }

  @Test
  void closuresKeepTheValuesOfTheirVariables() {
    Exploration exploration =
        Explored.of("<(replace-one x::Int by (replace-one A:y by x + y)), 1, 2, A:10>");
    assertThat(Explored.outcomes(exploration)).containsExactly("<1, 12>", "<2, 11>");
    assertThat(exploration.states()).isEqualTo(5);
  }

  @Test
  void equalStatesAreOneState() {
    Exploration exploration = Explored.of("<(replace x::Int, y::Int by x + y), 1, 2, 3, 4>");
    assertThat(exploration.outcomes()).hasSize(1);
    // by hand: 1 start; 5 triples, for 1+4 and 2+3 differ; pairs {1,9} {2,8} {3,7} {4,6} {5,5};
    // {10}
    assertThat(exploration.states()).isEqualTo(1 + 6 + 5 + 1);
  }

  @Test
  void guardsThatCannotBeEvaluatedDoNotHold() {
    String[] guards = {
      "1 / x == 1", "!(1 / x == 1)", "1 / x == 1 || true", "!(true && 1 / x == 1)", "x", "x < A"
    };
    for (String guard : guards) {
      Exploration exploration = Explored.of("<(replace-one x::Int by A if " + guard + "), 0>");
      assertThat(exploration.states()).as(guard).isEqualTo(1);
      assertThat(exploration.failures()).as(guard).isEmpty();
    }
    assertThat(Explored.of("<(replace-one x by A if true || 1 / x == 1), 0>").states())
        .isEqualTo(2);
    assertThat(Explored.of("<(replace-one x by A if !(false && 1 / x == 1)), 0>").states())
        .isEqualTo(2);
  }

  @Test
  void failuresStandBesideOutcomes() {
    Exploration exploration = Explored.of("<(replace-one x::Int by 10 / x), 0, 5>");
    assertThat(Explored.outcomes(exploration)).containsExactly("<0, 2>");
    assertThat(exploration.failures()).hasSize(1);
    ExploredFailure failure = exploration.failures().getFirst();
    assertThat(failure.diagnostic().code()).isEqualTo("E0702");
    assertThat(failure.matched().atoms()).containsExactly(0L);
    assertThat(exploration.states()).isEqualTo(2);
  }

  @Test
  void aProgramMayFailToStart() {
    Exploration exploration = Explored.of("let x = 1; <x / 0>");
    assertThat(exploration.failures()).hasSize(1);
    assertThat(exploration.failures().getFirst().rule()).isNull();
    assertThat(exploration.states()).isZero();
  }

  @Test
  void aSolutionWithAFailingReactionIsNotInert() {
    Exploration exploration =
        Explored.of("<(replace-one s::Solution by A), <(replace-one x by x / 0), 1>>");
    assertThat(exploration.outcomes()).isEmpty();
    assertThat(exploration.failures()).hasSize(1);
  }

  @Test
  void cyclesAreSeen() {
    Exploration exploration =
        Explored.of(
            "let spin = replace x::Int by 1 - x; <spin, 0, (replace-one A, spin = s by B), A>");
    assertThat(Explored.outcomes(exploration)).containsExactly("<0, B>", "<1, B>");
    assertThat(exploration.states()).isEqualTo(4);
    assertThat(exploration.endless()).isTrue();
    assertThat(exploration.complete()).isTrue();
  }

  @Test
  void limitsEndAnExploration() {
    Program endless = Programs.of("<(replace x::Int by x + 1), 0>");
    Exploration exploration = Explorer.explore(endless, ExploreOptions.upTo(50));
    assertThat(exploration.states()).isEqualTo(50);
    assertThat(exploration.complete()).isFalse();

    Program choice = Programs.of("<(replace-one x::Int by nothing), 1, 2, 3>");
    Exploration two =
        Explorer.explore(choice, new ExploreOptions(100, 2, null, new Cancellation()));
    assertThat(two.outcomes()).hasSize(2);
    assertThat(two.complete()).isFalse();
    Exploration three =
        Explorer.explore(choice, new ExploreOptions(100, 3, null, new Cancellation()));
    assertThat(three.complete()).isTrue();

    Exploration late =
        Explorer.explore(
            endless, new ExploreOptions(Integer.MAX_VALUE, 1, Duration.ZERO, new Cancellation()));
    assertThat(late.complete()).isFalse();
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThat(
            Explorer.explore(endless, new ExploreOptions(Integer.MAX_VALUE, 1, null, cancelled))
                .complete())
        .isFalse();
  }

  @Test
  void stepsSayWhatReacts() {
    Solution start =
        Explored.of("<(replace x::Int, y::Int by x if x >= y), 3, 1, 2>").graph().state(0);
    assertThat(Explorer.steps(start)).hasSize(3);
    for (PossibleReaction step : Explorer.steps(start)) {
      assertThat(step).isInstanceOf(PossibleReaction.Reaction.class);
      assertThat(step.matched().size()).isEqualTo(2);
      assertThat(Atoms.equal(step.host(), start)).isTrue();
    }
  }

  @Test
  void functionsAreCalledByNameAndByValue() {
    Exploration exploration =
        Explored.of(
            "let fac(n) = if n <= 1 then 1 else n * fac(n - 1);"
                + " <(replace-one f::Function, n::Int by f(n)), fac, 30>");
    assertThat(Explored.outcomes(exploration))
        .containsExactly("<265252859812191058636308480000000>");
  }

  @Test
  void endlessRecursionIsAFailure() {
    Exploration exploration = Explored.of("let f(n) = f(n + 1) + 1; <f(0)>");
    assertThat(exploration.failures()).hasSize(1);
    assertThat(exploration.failures().getFirst().diagnostic().code()).isEqualTo("E0707");
  }

  @Test
  void statesThatGrowWithoutEndAreGivenUp() {
    assertThat(Explored.of("<(replace [?w] by [w, w]), [1]>").complete()).isFalse();
  }

  @Test
  void deepSolutionsAreExplored() {
    int depth = 2000;
    String text = "<".repeat(depth) + "(replace-one 1 by 2), 1" + ">".repeat(depth);
    assertThat(Explored.of(text).states()).isEqualTo(2);
  }

  @Test
  void javaIsRefused() {
    Program program = Programs.of("<1>");
    Program java = new Program(program.core(), CoreInput.NONE, true);
    assertThatThrownBy(() -> Explorer.explore(java, ExploreOptions.upTo(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
