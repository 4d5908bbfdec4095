package hocl.language.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.task.ParallelReactor;
import hocl.runtime.task.Sizes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionPlannerTest {

  private static Distribution plan(String text) {
    return DistributionPlanner.of(false, Machine.instantiate(Programs.of(text)).molecule());
  }

  @Test
  void headsThatShareAFieldAreDividedByIt() {
    assertThat(plan("1:2, replace k::Int:c::Int, k:d::Int by k:(c + d)"))
        .isEqualTo(Distribution.keyed(Map.of(2, 0)));
    assertThat(plan("1, replace A:k:x, k:y by k:x, (replace 1:2:3, 4:5 by 6)").gathered())
        .isEqualTo("a rule makes rules");
    assertThat(plan("1, replace A:k:x, k:y by k:x"))
        .isEqualTo(Distribution.keyed(Map.of(3, 1, 2, 0)));
    assertThat(plan("1, (replace k:x, k:y by k:x), replace x:k:z, k:y by 0"))
        .isEqualTo(Distribution.keyed(Map.of(2, 0, 3, 1)));
  }

  @Test
  void headsThatShareNoFieldMeetInEveryWay() {
    assertThat(plan("1, replace x::Int, y::Int by x if x >= y")).isEqualTo(Distribution.general(2));
    assertThat(plan("1, replace x, y by x if x >= y")).isEqualTo(Distribution.general(2));
    assertThat(plan("1, (replace k:x, k:y by k:x), replace x:k, y:k by x:k"))
        .isEqualTo(Distribution.general(2));
    assertThat(plan("1, replace k:x, x:k by k:x")).isEqualTo(Distribution.general(2));
    assertThat(plan("1, replace-one x::Int, y::Int by x")).isEqualTo(Distribution.general(3));
    assertThat(plan("1, replace x::Int by x - 1 if x > 0")).isEqualTo(Distribution.general(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1, replace x, y by x | a rule takes any atom, rules too",
        "1, replace x::Int, r::Rule by x | a rule takes any atom, rules too",
        "1, replace 1^2 by 2 | a rule takes a number of equal atoms",
        "1, replace x::Int by print(x) | a rule prints",
        "<1, replace x::Int by x - 1 if x > 0>, replace <?w> by w | a rule lies inside another atom",
        "1, 2 | it has no rule",
      })
  void whatIsNotKnownToBeRightIsGathered(String text, String reason) {
    assertThat(plan(text).gathered()).isEqualTo(reason);
  }

  @Test
  void functionsThatRulesCallAreNoObstacle() {
    assertThat(
            plan(
                "let rec gcd(a, b) = if b == 0 then a else gcd(b, a % b) in"
                    + " range(1, 9), replace x::Int, y::Int by gcd(x, y)"))
        .isEqualTo(Distribution.general(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "range(1, 3000), replace x::Int, y::Int by x if x >= y | 2999",
        "range(2, 3000), replace x::Int, y::Int by x if y mod x == 0 | 2569",
        "range(1, 3000), replace x::Int, y::Int by x + y | 2999",
      })
  void manyFragmentsComeToTheSameAsOne(String text, long reactions) {
    Instance instance = Machine.instantiate(Programs.of(text));
    Outcome alone = Machine.run(instance, RunOptions.plain());
    for (long steps : new long[] {1 << 26, 1 << 12}) {
      ParallelReactor reactor = new ParallelReactor(3, new Sizes(100, 16, 64, 500, steps), false);
      Outcome divided = Machine.run(instance, RunOptions.plain(), reactor);
      assertThat(divided.end()).isEqualTo(End.INERT);
      assertThat(divided.solution()).isEqualTo(alone.solution());
      assertThat(divided.reactions()).isEqualTo(reactions);
    }
  }
}
