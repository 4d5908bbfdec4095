package hocl.runtime.task;

import hocl.runtime.codec.CodecException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Runs that are drawn by seeds, each of which names what went wrong. */
final class SimulatedRuns {

  private SimulatedRuns() {}

  /** Nothing, or the failure of a run. */
  static @Nullable Throwable failure(long seed) {
    return failure(seed, new Simulation(seed));
  }

  /** The same for a run whose voters fail. */
  static @Nullable Throwable failureOfVoters(long seed) {
    Random drawn = Simulation.random(seed);
    int count = drawn.nextInt(4) == 0 ? 5 : 3;
    return failure(seed, new Simulation(seed, Setting.of(drawn).unchecked(), count));
  }

  private static @Nullable Throwable failure(long seed, Simulation simulation) {
    try {
      simulation.run();
      return null;
    } catch (AssertionError | RuntimeException | CodecException e) {
      return new AssertionError("seed " + seed + ": " + simulation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }
}
