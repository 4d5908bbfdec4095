package hocl.language.why;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.explore.Explorer;
import hocl.language.explore.PossibleReaction;
import hocl.language.generate.ProgramGenerator;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why rules do not react, compared with what can react, and read by people. */
class WhyNotTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak", 400);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);

  /** Enough for every search of a small solution to come to its end. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private static List<WhyNotAnswer> answers(Solution solution) {
    return new WhyNot(rule -> true, false, LONG, new Cancellation()).in(solution);
  }

  private static Solution after(Instance instance, long reactions) {
    Budget budget = new Budget(reactions, null, new Cancellation());
    return Machine.run(instance, RunOptions.plain().within(budget)).solution();
  }

  /** A rule is said to be able to react exactly if the explorer finds a step of it. */
  @Test
  void aRuleCanReactExactlyIfTheExplorerSaysSo() {
    List<String> differing = new ArrayList<>();
    int asked = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text = ProgramGenerator.generate(seed).text();
      for (int reactions : new int[] {0, 1, 3, 200}) {
        Solution solution;
        try {
          solution = after(Machine.instantiate(Programs.of(text)), reactions);
        } catch (RunFailure failure) {
          continue;
        }
        if (solution.size() > 14) {
          continue;
        }
        List<PossibleReaction> steps = Explorer.steps(solution);
        if (steps.stream().anyMatch(PossibleReaction.Failure.class::isInstance)) {
          continue;
        }
        Set<Rule> possible =
            steps.stream()
                .filter(step -> Atoms.equal(step.host(), solution))
                .map(PossibleReaction::rule)
                .collect(Collectors.toSet());
        Set<Rule> said = new HashSet<>();
        for (WhyNotAnswer answer : answers(solution)) {
          if (answer.holders().isEmpty() && answer.hindrance() instanceof Hindrance.None) {
            said.add(answer.rule());
          }
        }
        asked++;
        if (!said.equals(possible)) {
          differing.add(
              "seed "
                  + seed
                  + " after "
                  + reactions
                  + ": "
                  + AtomPrinter.PLAIN.print(solution)
                  + "\n can react: "
                  + possible
                  + "\n said: "
                  + said);
        }
      }
    }
    assertThat(differing.stream().limit(3).toList())
        .as("%d of %d differ", differing.size(), asked)
        .isEmpty();
    assertThat(asked).isGreaterThan(PROGRAMS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<5, replace x::Int, y::Int by x> | x::Int=5; no y::Int: TooFew 1 of 0",
        "<replace x::Int by 1> | no x::Int: NothingThere",
        "<replace x by 1> | no x: OnlyItself",
        "<\"K\":1, replace K:x by 1> | no K:x: Differs at [1] OtherValue",
        "<K:1:2, replace K:x by 1> | no K:x: Differs at [] OtherArity",
        "<K:\"a\", L:3, replace K:x::Int by 1> | no K:x::Int: Differs at [2] OtherKind",
        "<P:1, F:2, replace P:i, F:i by 1> | P:i=P:1; no F:i: OtherValues at [2] OtherValue",
        "<3, 4, replace x::Int, y::Int by 1 if x + y == 10>"
            + " | x::Int=3; y::Int=4; if x + y == 10: 7 and 10",
        "<3, 4, 6, replace x::Int, y::Int by 1 if x + y == 11>"
            + " | x::Int=4; y::Int=6; if x + y == 11: 10 and 11",
        "<3, \"a\", replace x, y by 1 if x < y && x > 0> | x=3; y=\"a\"; if x < y: no value",
        "<A, A, replace A^3 by 1> | no A^3: TooFew 3 of 2",
        "<[1, 2], replace [x] by 1> | no [x]: Differs at [] OtherContent",
        "<1, 2, 3, 4, replace x::Int, y::Int, z::Int by 1 if x > y && y > z && z > 3>"
            + " | x::Int=4; y::Int=3; z::Int=2; if z > 3: 2 and 3",
        "<D:<1, replace 1 by 2>, replace D:<?w> by w> | no D:<?w>: NotInert",
        "<A, B, replace x, y by 1 if x != y> | x=A; y=B; can",
      })
  void theNearestMatchIsTold(String text, String expected) {
    Solution solution = Solution.of(Machine.instantiate(Programs.of(text)).molecule());
    assertThat(answers(solution))
        .filteredOn(answer -> answer.holders().isEmpty())
        .extracting(answer -> show(answer.hindrance()))
        .contains(expected);
  }

  private static String show(Hindrance hindrance) {
    StringBuilder out = new StringBuilder();
    for (Hindrance.Taken taken : hindrance.taken()) {
      out.append(taken.pattern()).append('=').append(AtomPrinter.PLAIN.print(taken.atom()));
      out.append("; ");
    }
    return out
        + switch (hindrance) {
          case Hindrance.None h -> "can";
          case Hindrance.NoAtom h -> "no " + h.pattern() + ": " + show(h.lack());
          case Hindrance.GuardFails h ->
              "if "
                  + h.part()
                  + ": "
                  + (h.reason() == null ? h.left() + " and " + h.right() : "no value");
          case Hindrance.GuardCallsJava h -> "Java";
          case Hindrance.Unknown h -> "unknown";
        };
  }

  private static String show(Hindrance.Lack lack) {
    return lack.getClass().getSimpleName()
        + switch (lack) {
          case Hindrance.Differs(Mismatch m) -> show(m);
          case Hindrance.OtherValues(Mismatch m) -> show(m);
          case Hindrance.TooFew(int wanted, int there) -> " " + wanted + " of " + there;
          case Hindrance.NothingThere l -> "";
          case Hindrance.OnlyItself l -> "";
          case Hindrance.NotInert l -> "";
        };
  }

  private static String show(Mismatch mismatch) {
    return " at " + mismatch.path() + " " + mismatch.difference().getClass().getSimpleName();
  }

  @Test
  void rulesInsideAreToldWithTheirPlace() {
    Solution solution =
        Solution.of(
            Machine.instantiate(Programs.of("<A:[<1, replace 2 by 3>], replace 4 by 5>"))
                .molecule());
    assertThat(answers(solution))
        .extracting(answer -> answer.holders().size())
        .containsExactly(0, 1);
  }

  @Test
  void aSearchThatHasNoTimeSaysSo() {
    Solution solution =
        Solution.of(
            Machine.instantiate(
                    Programs.of("<range(1, 30000), replace x::Int, y::Int by 1 if x + y == 0>"))
                .molecule());
    WhyNotAnswer answer =
        new WhyNot(rule -> true, false, Duration.ofMillis(50), new Cancellation())
            .in(solution)
            .getFirst();
    assertThat(answer.exhaustive()).isFalse();
    assertThat(answer.hindrance()).isNotInstanceOf(Hindrance.None.class);
  }
}
