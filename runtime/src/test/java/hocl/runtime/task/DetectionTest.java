package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hocl.runtime.check.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Wrong results pass no more often than the formulas say. {@code -Dhocl.soak.detection=N} says how
 * many runs there are for each policy and liar, {@code -Dhocl.seed=S} where the seeds begin, and
 * {@code -Dhocl.detection.table=FILE} where a table is written.
 */
class DetectionTest {

  private static final long RUNS = Long.getLong("hocl.soak.detection", 12);
  private static final long FIRST = Long.getLong("hocl.seed", 1);
  private static final double DOUBT = 0.05;

  /** As a replicated state machine: every node does everything. */
  private static final Policy REPLICAS = new Policy.Redundancy(5);

  private static final List<Policy> POLICIES =
      List.of(
          new Policy.Trace(1),
          new Policy.Trace(2),
          new Policy.Share(0.5),
          new Policy.Audit(0.2),
          new Policy.Redundancy(2),
          new Policy.Redundancy(3),
          REPLICAS);

  private static final List<Liar.Kind> KINDS =
      List.of(
          Liar.Kind.ONCE,
          Liar.Kind.RARELY,
          Liar.Kind.RANDOM,
          Liar.Kind.FALSE_ERROR,
          Liar.Kind.FORGE_PRINT);

  private static List<Detection> all() {
    List<Detection> all = new ArrayList<>();
    for (Policy policy : POLICIES) {
      for (Liar.Kind kind : KINDS) {
        all.add(Detection.of(policy, kind, 0, FIRST, RUNS));
      }
      all.add(Detection.of(policy, Liar.Kind.ONCE, 1, FIRST, RUNS));
    }
    return all;
  }

  @Test
  void wrongResultsPassNoMoreOftenThanIsPromised() throws IOException {
    List<Detection> all = all();
    // the bounds of all rows hold together
    double doubt = DOUBT / all.size();
    String table = System.getProperty("hocl.detection.table", "");
    if (!table.isEmpty()) {
      Files.write(Path.of(table), all.stream().map(one -> one.row(doubt / 2)).toList());
    }
    for (Detection one : all) {
      String which = "seeds from " + FIRST + ": " + one.row(doubt / 2);
      assertThat(one.blamed()).as(which).isZero();
      assertThat(one.least(doubt)).as(which).isLessThanOrEqualTo(one.bound());
      assertThat(one.runs()).as(which).isPositive();
    }
    assertThat(all.stream().mapToLong(Detection::escaped).sum())
        .as("where not all is verified some liars escape")
        .isPositive();
  }

  @Test
  void replicasCostAsMuchAsThereAreNodes() {
    Detection replicas = Detection.of(REPLICAS, Liar.Kind.COPY, 0, FIRST, RUNS);
    Detection traced = Detection.of(new Policy.Trace(1), Liar.Kind.COPY, 0, FIRST, RUNS);
    assertThat(replicas.cost()).isGreaterThan(4);
    assertThat(traced.cost()).isLessThan(replicas.cost() / 2);
  }

  @Test
  void boundsAreThoseOfTheBinomialDistribution() {
    Detection some = new Detection(REPLICAS, Liar.Kind.ONCE, 0, 10, 3, 0, 1, 1);
    assertThat(some.least(0.025)).isCloseTo(0.0667, within(1e-4));
    assertThat(some.most(0.025)).isCloseTo(0.6525, within(1e-4));
    assertThat(new Detection(REPLICAS, Liar.Kind.ONCE, 0, 10, 0, 0, 1, 1).most(0.025))
        .isCloseTo(0.3085, within(1e-4));
  }
}
