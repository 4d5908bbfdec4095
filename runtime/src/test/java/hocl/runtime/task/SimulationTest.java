package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many simulated runs with faults; {@code -Dhocl.soak.ledger=N} says how many, {@code
 * -Dhocl.seed=S} where the seeds begin.
 */
class SimulationTest {

  @Test
  void noFaultLosesOrDoublesAnAtomAndEveryRunEnds() {
    long runs = Long.getLong("hocl.soak.ledger", 300);
    long first = Long.getLong("hocl.seed", 1);
    assertThat(
            LongStream.range(first, first + runs)
                .parallel()
                .mapToObj(SimulatedRuns::failure)
                .filter(failure -> failure != null)
                .findFirst())
        .isEmpty();
  }

  /** {@code -Dhocl.soak.voters=N} says how many. */
  @Test
  void noVoterThatFailsLosesOrDoublesWhatWasAnswered() {
    long runs = Long.getLong("hocl.soak.voters", 100);
    long first = Long.getLong("hocl.seed", 1);
    assertThat(
            LongStream.range(first, first + runs)
                .parallel()
                .mapToObj(SimulatedRuns::failureOfVoters)
                .filter(failure -> failure != null)
                .findFirst())
        .isEmpty();
  }
}
