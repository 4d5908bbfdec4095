package hocl.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.audit.Audited;
import hocl.language.generate.LargeProgram;
import hocl.language.generate.ManyHeadsGenerator;
import hocl.language.generate.Trials;
import hocl.language.program.Tiers;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is left out of a search because it cannot succeed changes no run: programs with many heads
 * give what the explorer finds, and nothing can react where they end. {@code -Dhocl.soak.heads=N}
 * compares that many programs instead of some dozens, and {@code -Dhocl.soak.from=S} begins with
 * seed S.
 */
class ManyHeadsTest {

  private static final Trials TRIALS =
      new Trials(Long.getLong("hocl.soak.from", 1), Integer.getInteger("hocl.soak.heads", 60));

  @Test
  void smallProgramsGiveWhatTheExplorerFinds(TestReporter reporter) {
    TRIALS.small(ManyHeadsGenerator::small, reporter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<(replace A, A, A, A, A, A, B by Done), A^60> | 0 | 0",
        "<(replace A, A, A, A, A, A, B by Done), A^60, B> | 1 | 300",
        "<(replace A, A, A, A, A, A, B:x by Done if x > 5), A^60, B:1> | 0 | 1000",
        "<(replace x::Int by P:x, Q:x, R:x), (replace P:x, Q:y, R:z, Go by S), range(1, 300)> | 300 | 300",
        "<(replace x::Int by P:x, Q:x, R:x), (replace P:x, Q:y, R:z, Go:g by S if g > 5), Go:1, range(1, 100)> | 100 | 40000",
        "<(replace R:_, R:_, R:_, R:_, R:_, R:_, R:_, R:_, R:_, R:_, R:_, R:_ by All), R:1, R:2, R:3, R:4, R:5, R:6, R:7, R:8, R:9, R:10, R:11> | 0 | 0",
        "<(replace a, b, c, d, e, f, g::Int by All), range(1, 6), 2.5> | 1 | 60",
        "<(replace P:k:a, P:k:b, P:k:c, Q:j:x, Q:j:y, Q:j:z by X if x > 9), P:1:1, P:1:2, P:1:3, Q:1:1, Q:1:2, Q:1:3> | 0 | 400",
        "<(replace G:<A, A, A, A, A, A, B, ?w> by w), G:<A^60>> | 0 | 0",
        "<(replace G:<A, A, A, A, A, A, B:x, ?w> by w if x > 5), G:<A^60, B:1>> | 0 | 300",
        "<(replace H, H, H, O by Ammonia), H^600, O^150> | 150 | 3000",
      })
  void searchesThatCannotSucceedEndSoon(String text, long reactions, long steps) {
    for (Tiers tiers : new Tiers[] {Tiers.NODES, Tiers.KERNELS}) {
      Outcome outcome = Audited.run(Programs.of(text), options(OptionalLong.empty(), tiers));
      assertThat(outcome.end()).isEqualTo(End.INERT);
      assertThat(outcome.reactions()).isEqualTo(reactions);
      assertThat(outcome.steps()).as("%s", tiers).isLessThanOrEqualTo(steps);
    }
    Outcome drawn = Audited.run(Programs.of(text), options(OptionalLong.of(1), Tiers.NODES));
    assertThat(drawn.end()).isEqualTo(End.INERT);
    assertThat(drawn.reactions()).isEqualTo(reactions);
  }

  @Test
  void aRuleOfManyHeadsIsPlannedForTheAtomsThatCome() {
    String heads =
        IntStream.range(0, 1500).mapToObj(i -> "K" + i + ":a" + i).collect(joining(", "));
    String atoms =
        IntStream.range(0, 1500).mapToObj(i -> "K" + i + ":1, K" + i + ":2").collect(joining(", "));
    String text = "<(replace " + heads + " by Done), " + atoms + ">";
    Outcome outcome =
        Audited.run(Programs.of(text), options(OptionalLong.empty(), Tiers.AUTOMATIC));
    assertThat(outcome.end()).isEqualTo(End.INERT);
    assertThat(outcome.reactions()).isEqualTo(2);
    assertThat(outcome.steps()).isLessThan(10_000);
  }

  private static RunOptions options(OptionalLong seed, Tiers tiers) {
    return new RunOptions(
        seed, Budget.unlimited(), false, false, false, Observer.NONE, line -> {}, tiers);
  }

  @Test
  void largeProgramsEndAlikeInEveryTierAndWhereNothingCanReact(TestReporter reporter) {
    TRIALS.large(ManyHeadsGenerator::large, Set.of(LargeProgram.Feature.ORDER), reporter);
  }
}
