package hocl.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Runs of several tasks: all plans of liars, and all outcomes of the draws. */
class LiesTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final int TASKS = 6;
  private static final double[] PROBABILITIES = {0, .1, .25, .5, .9, 1};

  /** The numbers of one liar's lies that survive, with the probability that any does. */
  private record Survived(double mean, double any) {}

  /** A liar who lies about certain of its tasks, over all outcomes of the draws. */
  private static Survived survived(int plan, int tasks, int epoch, double caught) {
    double mean = 0;
    double any = 0;
    for (int draws = 0; draws < 1 << tasks; draws++) {
      double weight = 1;
      for (int task = 0; task < tasks; task++) {
        weight *= (draws >> task & 1) == 1 ? caught : 1 - caught;
      }
      int lies = survivors(plan, draws, tasks, epoch);
      mean += weight * lies;
      any += lies > 0 ? weight : 0;
    }
    return new Survived(mean, any);
  }

  /** Walks through the epochs of one liar until one of its lies is caught. */
  private static int survivors(int plan, int draws, int tasks, int epoch) {
    int kept = 0;
    for (int start = 0; start < tasks; start += epoch) {
      int now = plan >> start & Cases.first(Math.min(epoch, tasks - start));
      if ((now & draws >> start) != 0) {
        return kept;
      }
      kept += Integer.bitCount(now);
    }
    return kept;
  }

  @Test
  void liesByChanceSurviveAsOftenAsInTheEnumeration() {
    for (double caught : PROBABILITIES) {
      for (double share : PROBABILITIES) {
        for (int epoch = 1; epoch <= TASKS; epoch++) {
          double mean = 0;
          for (int plan = 0; plan < 1 << TASKS; plan++) {
            int lies = Integer.bitCount(plan);
            double weight = Math.pow(share, lies) * Math.pow(1 - share, TASKS - lies);
            mean += weight * survived(plan, TASKS, epoch, caught).mean();
          }
          assertThat(Odds.survivors(caught, share, TASKS, epoch))
              .as("caught %s, share %s, epoch %d", caught, share, epoch)
              .isCloseTo(mean, EXACT);
        }
      }
    }
  }

  @Test
  void noPlanGetsMoreThroughThanTheBounds() {
    for (double caught : PROBABILITIES) {
      double most = 0;
      double any = 0;
      for (int epoch = 1; epoch <= TASKS; epoch++) {
        for (int plan = 0; plan < 1 << TASKS; plan++) {
          Survived one = survived(plan, TASKS, epoch, caught);
          most = Math.max(most, one.mean());
          any = Math.max(any, one.any());
        }
      }
      assertThat(Odds.mostSurvivors(caught, TASKS)).as("caught %s", caught).isCloseTo(most, EXACT);
      assertThat(1 - caught).as("one lie").isCloseTo(any, EXACT);
    }
  }

  @Test
  void shareCheckedLiarsPeakAtOneLieForEachCheck() {
    double caught = .05;
    int tasks = 10_000;
    double most = 0;
    for (int step = 1; step <= 10_000; step++) {
      most = Math.max(most, Odds.survivors(caught, step / 1e6, tasks, tasks));
    }
    assertThat(most).isCloseTo((1 - caught) / (caught * Math.E), within(.01));
  }

  @Test
  void aRunIsWrongAsOftenAsInTheEnumerationOfAllFirstLies() {
    for (Assumption assumption : Cases.assumptions()) {
      for (Policy policy : Cases.policies(assumption)) {
        double one = Odds.ofOneLie(policy, assumption);
        long tasks = policy instanceof Policy.Redundancy ? 3 : 100;
        int lies = policy instanceof Policy.Redundancy ? 3 : assumption.liars();
        double wrong = 0;
        for (int passed = 1; passed < 1 << lies; passed++) {
          int number = Integer.bitCount(passed);
          wrong += Math.pow(one, number) * Math.pow(1 - one, lies - number);
        }
        assertThat(Odds.perRun(policy, assumption, tasks))
            .as("%s, %s", policy, assumption)
            .isCloseTo(wrong, EXACT);
      }
    }
  }

  @Test
  void fewerTasksThanLiarsAreFewerChances() {
    Assumption assumption = new Assumption(5, 3, true);
    Policy policy = new Policy.Share(.5);
    assertThat(Odds.perRun(policy, assumption, 1))
        .isCloseTo(Odds.ofOneLie(policy, assumption), EXACT);
    assertThat(Odds.perTask(policy, assumption, 1))
        .isCloseTo(Odds.ofOneLie(policy, assumption), EXACT);
  }

  /** Liars who do all tasks, one after another, each until it is convicted. */
  @Test
  void theShareOfWrongTasksIsABoundHoweverTasksAreDivided() {
    for (Assumption assumption : Cases.assumptions()) {
      for (Policy policy : List.<Policy>of(new Policy.Share(.25), new Policy.Trace(1))) {
        double caught = 1 - Odds.ofOneLie(policy, assumption);
        for (int liars = 1; liars <= assumption.liars(); liars++) {
          double mean = 0;
          for (int draws = 0; draws < 1 << TASKS; draws++) {
            double weight = 1;
            int left = liars;
            int wrong = 0;
            for (int task = 0; task < TASKS; task++) {
              boolean found = (draws >> task & 1) == 1;
              weight *= found ? caught : 1 - caught;
              wrong += !found && left > 0 ? 1 : 0;
              left -= found ? 1 : 0;
            }
            mean += weight * wrong / TASKS;
          }
          assertThat(Odds.perTask(policy, assumption, TASKS))
              .as("%s, %s, %d", policy, assumption, liars)
              .isGreaterThanOrEqualTo(mean - 1e-12);
        }
      }
    }
  }

  @Test
  void anAuditOfAFifthLeavesTwoTasksOfAThousandAtMost() {
    for (int nodes : new int[] {5, 10, 25}) {
      Assumption assumption = Assumption.parse(Assumption.USUAL, nodes);
      assertThat(Odds.perTask(new Policy.Audit(.2), assumption, 500L * nodes))
          .as("%d nodes", nodes)
          .isLessThanOrEqualTo(2e-3 + 1e-12);
    }
  }
}
