package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.preview.Preview;
import hocl.language.why.Hindrance;
import hocl.language.why.WhyNot;
import hocl.language.why.WhyNotAnswer;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Programs of ten thousand rules. Where the work for a rule grew with the number of all rules, each
 * of these tests took minutes.
 */
class ManyRulesTest {

  private static final int RULES = 10_000;

  /** A solution with a rule for each number, made by a format, and with more atoms. */
  private static String program(String rule, String atoms) {
    return IntStream.range(0, RULES)
        .mapToObj(i -> "(" + rule.formatted(i) + ")")
        .collect(Collectors.joining(",\n", "<", ",\n" + atoms + ">"));
  }

  @Test
  void rulesThatTakeAnyIntRunAndAreAskedWhyTheyDoNotReact() {
    String text = program("replace x::Int, y::Int by x if x == y + %d", "10000, 0");
    Outcome outcome = Machine.run(Machine.instantiate(Programs.of(text)), RunOptions.plain());
    List<WhyNotAnswer> answers =
        new WhyNot(rule -> true, false, Duration.ofMillis(100), new Cancellation())
            .in(outcome.solution());
    assertThat(answers).hasSize(RULES);
  }

  @Test
  void rulesThatFindNothingAreAskedWhyTheyDoNotReact() {
    String text = program("replace \"K%1$d\":x::Int by \"K%1$d\":x", "1");
    Outcome outcome = Machine.run(Machine.instantiate(Programs.of(text)), RunOptions.plain());
    List<WhyNotAnswer> answers =
        new WhyNot(rule -> true, false, Duration.ofMillis(100), new Cancellation())
            .in(outcome.solution());
    assertThat(answers)
        .hasSize(RULES)
        .allSatisfy(answer -> assertThat(answer.hindrance()).isInstanceOf(Hindrance.NoAtom.class));
  }

  @Test
  void plansOfRulesAreShown() {
    List<String> plans = Preview.of(Programs.of(program("replace (\"K%d\":x::Int)^2 by x", "1")));
    assertThat(plans).hasSize(RULES).allMatch(plan -> plan.contains("head 1: "));
  }
}
