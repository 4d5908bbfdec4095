package hocl.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final double[] ERRORS = {0, 1e-6, 1e-3, .05, .3, 1};
  private static final ProofCost CHEAP = new ProofCost(.3, .05, true);
  private static final ProofCost UNIQUE_ONLY_BY_TRACE = new ProofCost(.9, .2, false);

  @Test
  void nothingOnAFineGridIsCheaperAndGoodEnough() {
    for (Assumption assumption : Cases.assumptions()) {
      for (double error : ERRORS) {
        for (ProofCost cost : new ProofCost[] {CHEAP, ProofCost.UNKNOWN, UNIQUE_ONLY_BY_TRACE}) {
          for (boolean perRun : new boolean[] {false, true}) {
            check(new Target(error, perRun), assumption, cost);
          }
        }
      }
    }
  }

  private static void check(Target target, Assumption assumption, ProofCost cost) {
    long tasks = 200;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 1; step <= 1000; step++) {
      least = Math.min(least, price(target, new Policy.Share(step / 1000d), assumption, cost));
      least = Math.min(least, price(target, new Policy.Audit(step / 1000d), assumption, cost));
    }
    for (Policy policy : Cases.policies(assumption)) {
      boolean ends =
          !(policy instanceof Policy.Redundancy many)
              || many.executions() <= assumption.nodes() - assumption.liars();
      least = ends ? Math.min(least, price(target, policy, assumption, cost)) : least;
    }
    Optional<Promise> chosen = target.cheapest(assumption, tasks, cost);
    assertThat(chosen.map(Promise::executions).orElse(Double.POSITIVE_INFINITY))
        .as("%s, %s, %s: %s", target, assumption, cost, chosen)
        .isEqualTo(least);
    chosen.ifPresent(promise ->
        assertThat(target.perRun() ? promise.perRun() : promise.perTask())
            .isLessThanOrEqualTo(target.error()));
  }

  private static double price(Target target, Policy policy, Assumption assumption, ProofCost cost) {
    return cost.allows(policy) && target.reachedBy(policy, assumption, 200)
        ? cost.executions(policy)
        : Double.POSITIVE_INFINITY;
  }

  @Test
  void aLiarWhoLiesOnceLeavesOnlyTraces() {
    Assumption assumption = Assumption.parse("1/5", 5);
    assertThat(Target.parse("1e-3:run").cheapest(assumption, 10_000, CHEAP).map(Promise::policy))
        .contains(new Policy.Trace(1));
    assertThat(Target.parse("1e-3").cheapest(assumption, 10_000, CHEAP).map(Promise::policy))
        .hasValueSatisfying(policy -> assertThat(policy).isInstanceOf(Policy.Share.class));
  }

  @Test
  void nothingIsReachedIfEveryNodeMayLie() {
    Assumption all = Assumption.parse("1", 3);
    assertThat(new Target(.5, true).cheapest(all, 10, CHEAP)).isEmpty();
    assertThat(new Target(.5, true).outOfReach(all))
        .isEqualTo("no policy keeps the error of a run at 0.5 if every node may lie");
  }

  @Test
  void sharesOfLiarsAreRoundedUpToNodes() {
    assertThat(Assumption.parse("1/5", 5).liars()).isEqualTo(1);
    assertThat(Assumption.parse("0.2", 35).liars()).isEqualTo(7);
    assertThat(Assumption.parse(".2", 3).liars()).isEqualTo(1);
    assertThat(Assumption.parse("1/5", 6).liars()).isEqualTo(2);
    assertThat(Assumption.parse("0", 6).liars()).isZero();
    for (String wrong : new String[] {"", "6/5", "1/0", "-1", "1.1", "a", "1/2/3", "1e3"}) {
      assertThatThrownBy(() -> Assumption.parse(wrong, 5))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void targetsAndPoliciesAreReadAsTheyAreWritten() {
    for (String text : new String[] {"0.001", "1.0E-6:run", "0.0", "1.0:run"}) {
      assertThat(Target.parse(text).text()).isEqualTo(text);
    }
    for (Policy policy : Cases.policies(new Assumption(Cases.MOST_NODES, 1, true))) {
      assertThat(Policy.parse(policy.text())).isEqualTo(policy);
    }
    for (String wrong : new String[] {"", "2", "1e-3:task", "NaN", "-1", "1..2", "."}) {
      assertThatThrownBy(() -> Target.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String wrong : new String[] {"", "trace:0", "trace:65", "share", "audit:0", "share:1.5"}) {
      assertThatThrownBy(() -> Policy.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void onePromiseIsOneLine() {
    Assumption assumption = Assumption.parse("1/5", 5);
    assertThat(new Promise(new Policy.Trace(1), assumption, 2_500, CHEAP).line())
        .isEqualTo(
            "trace: a task costs about 1.37 executions; if at most 1 of 5 nodes lie, no wrong"
                + " result passes; one in 20 of the verified tasks is first shown with a mistake, to"
                + " find out who does not look");
    assertThat(new Promise(new Policy.Audit(.2), assumption, 2_500, CHEAP).line())
        .isEqualTo(
            "audit:0.2: a task costs about 1.21 executions; if at most 1 of 5 nodes lie, one wrong"
                + " result passes with probability 0.8, at most 1.6e-3 of the tasks end wrong in"
                + " the mean, and the run with probability 0.8 at most; one in 20 of the verified"
                + " tasks is first shown with a mistake, to find out who does not look");
    assertThat(new Promise(new Policy.None(), assumption, 1, CHEAP).line())
        .isEqualTo(
            "none: a task costs about 1.00 executions; no result is verified, so any wrong one"
                + " passes");
  }
}
