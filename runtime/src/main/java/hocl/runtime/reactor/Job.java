package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import java.util.OptionalLong;

/**
 * A solution to be run, with everything that decides its result. Immutable but for the cancellation
 * in the budget; may be run any number of times, by different reactors.
 *
 * @param chemistry the rules of the content, and of all atoms that they make
 * @param content the atoms at the start
 * @param budget what may be spent
 * @param seed the seed from which every choice is drawn; empty for a deterministic and fair run
 */
public record Job(Chemistry chemistry, Molecule content, Budget budget, OptionalLong seed) {

  /** A job without limits and without a seed. */
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
