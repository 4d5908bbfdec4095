package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.check.Policy;
import hocl.runtime.ledger.Ending;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of nodes that lie; seeds are in the messages. */
class CheckingTest {

  private static final int NODES = 5;
  private static final long RUNS = 4;

  private static Setting setting(Policy policy, List<Liar.Kind> liars) {
    return new Setting(
        Toy.SIEVE, 100, 7, 0, Long.MAX_VALUE, 2, Long.MAX_VALUE, policy, 0, NODES, liars);
  }

  private static Simulation run(long seed, Setting setting) {
    Simulation simulation = new Simulation(seed, setting);
    try {
      simulation.run();
    } catch (AssertionError | Exception e) {
      throw new AssertionError("seed " + seed + ": " + simulation, e);
    }
    return simulation;
  }

  @ParameterizedTest
  @EnumSource(
      value = Liar.Kind.class,
      names = {
        "RANDOM",
        "RARELY",
        "ONCE",
        "LAZY",
        "FALSE_ERROR",
        "FALSE_VERDICT",
        "FORGE_PRINT",
        "TWOFACED"
      })
  void aLiarIsConvictedWhereEverythingIsVerified(Liar.Kind kind) {
    long convicted = 0;
    long lied = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      Simulation run = run(seed, setting(new Policy.Trace(1), List.of(kind)));
      assertThat(run.isRight()).as("seed %d", seed).isTrue();
      assertThat(run.convicted()).as("seed %d", seed).isSubsetOf("n0");
      convicted += run.convicted().size();
      lied += run.lies() > 0 ? 1 : 0;
    }
    assertThat(convicted).isPositive();
    if (kind == Liar.Kind.TWOFACED) {
      assertThat(convicted).isEqualTo(RUNS);
    } else if (kind != Liar.Kind.FALSE_VERDICT && kind != Liar.Kind.LAZY) {
      assertThat(convicted).as("all that lied were caught").isEqualTo(lied);
    }
  }

  @Test
  void twoLiarsThatColludeAreConvictedWhereTwoVerify() {
    Set<String> convicted = new TreeSet<>();
    for (long seed = 1; seed <= RUNS; seed++) {
      Simulation run =
          run(seed, setting(new Policy.Trace(2), List.of(Liar.Kind.COLLUDE, Liar.Kind.COLLUDE)));
      assertThat(run.isRight()).as("seed %d", seed).isTrue();
      convicted.addAll(run.convicted());
    }
    assertThat(convicted).containsExactly("n0", "n1");
  }

  @Test
  void whoCallsEverythingRightIsConvictedByAPlantedResult() {
    int convicted = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      Simulation run = run(seed, setting(new Policy.Trace(1), List.of(Liar.Kind.COPY)));
      assertThat(run.isRight()).as("seed %d", seed).isTrue();
      assertThat(run.convicted()).as("seed %d", seed).isSubsetOf("n0");
      convicted += run.convicted().size();
      if (!run.convicted().isEmpty()) {
        assertThat(run.guilt("n0")).contains("it called a planted result of task ");
      }
    }
    assertThat(convicted).isPositive();
  }

  @Test
  void whoIsSilentDoesNoHarm() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Simulation run = run(seed, setting(new Policy.Trace(1), List.of(Liar.Kind.SILENT)));
      assertThat(run.isRight()).as("seed %d", seed).isTrue();
      assertThat(run.convicted()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void honestNodesAreNeverConvicted() {
    List<Policy> policies =
        List.of(
            new Policy.Trace(1),
            new Policy.Trace(3),
            new Policy.Share(0.5),
            new Policy.Audit(0.2),
            new Policy.Redundancy(3));
    for (Policy policy : policies) {
      LongStream.rangeClosed(1, RUNS)
          .forEach(seed -> {
            Simulation run = run(seed, setting(policy, List.of()));
            assertThat(run.convicted()).as("seed %d, %s", seed, policy).isEmpty();
            assertThat(run.isRight()).as("seed %d, %s", seed, policy).isTrue();
            assertThat(run.ending()).isEqualTo(Ending.Kind.INERT);
          });
    }
  }
}
