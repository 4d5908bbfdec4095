package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import java.util.OptionalLong;

/**
 * A solution to be run, with everything that decides what comes of it. Immutable but for the
 * cancellation in the budget; may be run any number of times, by different reactors.
 *
 * @param chemistry how its rules react
 * @param content the atoms at the start
 * @param budget what may be spent
 * @param seed draws every choice at random, repeatably; without one the run is deterministic and
 *     fair
 */
public record Job(Chemistry chemistry, Molecule content, Budget budget, OptionalLong seed) {

  /** A job that is run without limits, deterministic and fair. */
  public static Job of(Chemistry chemistry, Molecule content) {
    return new Job(chemistry, content, Budget.unlimited(), OptionalLong.empty());
  }

  /** The same job with another budget. */
  public Job within(Budget other) {
    return new Job(chemistry, content, other, seed);
  }

  /** The same job with every choice drawn from a seed. */
  public Job seeded(long number) {
    return new Job(chemistry, content, budget, OptionalLong.of(number));
  }

  /** New choices for one run of the job. */
  public Choice choice() {
    return seed.isPresent() ? Choice.seeded(seed.getAsLong()) : Choice.fair();
  }
}
