package hocl.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OddsTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** The number of sides of the coins for shares, which are multiples of one side's weight. */
  private static final int SIDES = 20;

  private static final double[] SHARES = {.05, .1, .25, .5, .75, 1};

  @Test
  void drawsFromOnePartAreCounted() {
    for (int all = 1; all <= Cases.MOST_NODES; all++) {
      for (int part = 0; part <= all; part++) {
        for (int drawn = 0; drawn <= all; drawn++) {
          int liars = Cases.first(part);
          List<Integer> sets = Cases.sets(all, drawn);
          long inside = sets.stream().filter(set -> (set & ~liars) == 0).count();
          assertThat(Odds.allFrom(part, all, drawn))
              .as("%d from %d of %d", drawn, part, all)
              .isCloseTo(inside / (double) sets.size(), EXACT);
        }
      }
    }
  }

  @Test
  void oneLiePassesAsOftenAsInTheEnumeration() {
    for (Assumption assumption : Cases.assumptions()) {
      for (Policy policy : Cases.policies(assumption)) {
        if (!(policy instanceof Policy.Redundancy)) {
          assertThat(Odds.ofOneLie(policy, assumption))
              .as("%s, %s", policy, assumption)
              .isCloseTo(enumerated(policy, assumption), EXACT);
        }
      }
    }
  }

  /** The last node lies; every side of the coin and every set of verifiers is as likely. */
  private static double enumerated(Policy policy, Assumption assumption) {
    int accomplices = assumption.colluding() ? Cases.first(assumption.liars() - 1) : 0;
    double passed = 0;
    for (int side = 0; side < SIDES; side++) {
      int verifiers = policy.verifiers((side + .5) / SIDES);
      List<Integer> sets = Cases.sets(assumption.nodes() - 1, verifiers);
      passed +=
          sets.stream().filter(set -> (set & ~accomplices) == 0).count() / (double) sets.size();
    }
    return passed / SIDES;
  }

  @Test
  void asManyVerifiersAsLiarsLetNothingThrough() {
    assertThat(Odds.ofOneLie(new Policy.Trace(2), new Assumption(10, 2, true))).isZero();
    assertThat(Odds.ofOneLie(new Policy.Trace(1), new Assumption(10, 2, true)))
        .isCloseTo(1 / 9d, EXACT);
    assertThat(Odds.ofOneLie(new Policy.Trace(1), new Assumption(10, 9, false))).isZero();
  }

  @Test
  void executionsAgreeAsOftenAsInTheEnumeration() {
    for (Assumption assumption : Cases.assumptions()) {
      for (int executions = 1; executions <= assumption.nodes(); executions++) {
        for (double share : SHARES) {
          double[] once = agreements(assumption, executions, share);
          String which = assumption + ", " + executions + " executions, " + share;
          assertThat(Odds.unanimouslyWrong(assumption, executions, share))
              .as(which)
              .isCloseTo(once[0], EXACT);
          assertThat(Odds.unanimouslyRight(assumption, executions, share))
              .as(which)
              .isCloseTo(once[1], EXACT);
          double[] end = redrawn(once);
          assertThat(Odds.redrawn(assumption, executions, share))
              .as(which)
              .isCloseTo(end[0], within(1e-9));
          if (once[0] + once[1] > 0) {
            assertThat(ProofCost.redrawn(assumption, executions, share))
                .as(which)
                .isCloseTo(executions * end[1], withinPercentage(1e-5));
          }
        }
      }
    }
  }

  /** The probabilities that all executions are wrong and that all are right, at one try. */
  private static double[] agreements(Assumption assumption, int executions, double share) {
    double wrong = 0;
    double right = 0;
    List<Integer> sets = Cases.sets(assumption.nodes(), executions);
    for (int lying = 0; lying <= Cases.first(assumption.liars()); lying++) {
      double weight = weight(assumption, lying, share) / sets.size();
      for (int set : sets) {
        wrong += (set & ~lying) == 0 ? weight : 0;
        right += (set & lying) == 0 ? weight : 0;
      }
    }
    return new double[] {wrong, right};
  }

  /** The probability that exactly these of the liars lie about a task. */
  private static double weight(Assumption assumption, int lying, double share) {
    int number = Integer.bitCount(lying);
    if (assumption.colluding()) {
      return number == assumption.liars() ? share : number == 0 ? 1 - share : 0;
    }
    return Math.pow(share, number) * Math.pow(1 - share, assumption.liars() - number);
  }

  /** Tries again until all agree: the probability of a wrong end, and the number of tries. */
  private static double[] redrawn(double[] once) {
    double open = 1;
    double wrong = 0;
    double tries = 0;
    for (int round = 0; round < 20_000; round++) {
      tries += open;
      wrong += open * once[0];
      open *= 1 - once[0] - once[1];
    }
    return new double[] {wrong, tries};
  }

  @Test
  void redundancyOfManyNodesHasTheFiguresOfItsLimit() {
    Assumption many = new Assumption(1_000_000, 200_000, true);
    assertThat(Odds.redrawn(many, 2, 1)).isCloseTo(.04 / .68, within(1e-5));
    assertThat(Odds.redrawn(many, 3, 1)).isCloseTo(.008 / .52, within(1e-5));
    Assumption alone = new Assumption(1_000_000, 200_000, false);
    assertThat(Odds.redrawn(alone, 2, .1)).isCloseTo(.0004 / (.0004 + .9604), within(1e-6));
    assertThat(ProofCost.redrawn(alone, 2, .1)).isCloseTo(2.08, within(.005));
    assertThat(Odds.ofOneLie(new Policy.Redundancy(3), new Assumption(5, 2, true))).isZero();
  }

  @Test
  void unanimityThatOnlyLiarsCanReachIsWrong() {
    assertThat(Odds.redrawn(new Assumption(5, 3, true), 3, 1)).isEqualTo(1);
    assertThat(ProofCost.redrawn(new Assumption(5, 2, true), 4, 1)).isInfinite();
  }

  @Test
  void aPolicyNeedsItsNodes() {
    assertThatThrownBy(() -> Odds.ofOneLie(new Policy.Trace(5), new Assumption(5, 1, true)))
        .hasMessage("trace:5 needs 6 nodes");
  }

  @Test
  void noNodeThatLiesIsNoError() {
    Assumption honest = new Assumption(5, 0, true);
    for (Policy policy : Cases.policies(honest)) {
      assertThat(Odds.perRun(policy, honest, 100)).as("%s", policy).isZero();
    }
  }
}
