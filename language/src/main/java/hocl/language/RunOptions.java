package hocl.language;

import hocl.language.program.Tiers;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.ReactionListener;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How to run a program.
 *
 * @param seed draws every choice at random, repeatably; without one the run is deterministic and
 *     fair
 * @param budget the limits
 * @param strict whether a guard that cannot be evaluated is an error
 * @param countFailures whether failures of guards are counted as the language defines, which may
 *     cost time; {@code strict} implies it
 * @param measureCpu whether {@link hocl.runtime.reactor.Outcome#cpuNanos} is wanted, which costs
 *     some start-up time
 * @param listener hears every reaction; {@link ReactionListener#NONE} costs nothing
 * @param tiers how to react; only tests and measurements care
 * @param output takes the lines that {@code print} writes, without their ends, on the reacting
 *     thread
 */
public record RunOptions(
    OptionalLong seed,
    Budget budget,
    boolean strict,
    boolean countFailures,
    boolean measureCpu,
    ReactionListener listener,
    Consumer<String> output,
    Tiers tiers) {

  /** Options with the engine's own choice of {@link Tiers}. */
  public RunOptions(
      OptionalLong seed,
      Budget budget,
      boolean strict,
      boolean countFailures,
      boolean measureCpu,
      ReactionListener listener,
      Consumer<String> output) {
    this(seed, budget, strict, countFailures, measureCpu, listener, output, Tiers.AUTOMATIC);
  }

  /** The same but for the tiers. */
  public RunOptions withTiers(Tiers other) {
    return new RunOptions(seed, budget, strict, countFailures, measureCpu, listener, output, other);
  }

  /** Deterministic, without limits; printed lines are dropped. */
  public static RunOptions plain() {
    return new RunOptions(
        OptionalLong.empty(),
        Budget.unlimited(),
        false,
        false,
        false,
        ReactionListener.NONE,
        line -> {});
  }
}
