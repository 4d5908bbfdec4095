package hocl.language;

import hocl.language.node.ProgramChemistry;
import hocl.language.node.Watch;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Observer;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
 * @param listener hears every reaction; {@link Observer#NONE} costs nothing
 * @param tiers how to react; only tests and measurements care
 * @param output takes the lines that {@code print} writes, without their ends, on the reacting
 *     thread
 * @param watch the polyglot context in which it runs, or null; see {@link #watchedBy}
 */
public record RunOptions(
    OptionalLong seed,
    Budget budget,
    boolean strict,
    boolean countFailures,
    boolean measureCpu,
    Observer listener,
    Consumer<String> output,
    Tiers tiers,
    @Nullable Watch watch) {

  /** Options with the engine's own choice of {@link Tiers}. */
  public RunOptions(
      OptionalLong seed,
      Budget budget,
      boolean strict,
      boolean countFailures,
      boolean measureCpu,
      Observer listener,
      Consumer<String> output) {
    this(seed, budget, strict, countFailures, measureCpu, listener, output, Tiers.AUTOMATIC);
  }

  /** Options outside of any polyglot context. */
  public RunOptions(
      OptionalLong seed,
      Budget budget,
      boolean strict,
      boolean countFailures,
      boolean measureCpu,
      Observer listener,
      Consumer<String> output,
      Tiers tiers) {
    this(seed, budget, strict, countFailures, measureCpu, listener, output, tiers, null);
  }

  /** The same in a polyglot context, whose tools see what reacts. */
  public RunOptions watchedBy(Watch context) {
    return new RunOptions(
        seed, budget, strict, countFailures, measureCpu, listener, output, tiers, context);
  }

  /** The same but for the tiers. */
  public RunOptions withTiers(Tiers other) {
    return new RunOptions(
        seed, budget, strict, countFailures, measureCpu, listener, output, other, watch);
  }

  /** The same but for the budget. */
  public RunOptions within(Budget other) {
    return new RunOptions(
        seed, other, strict, countFailures, measureCpu, listener, output, tiers, watch);
  }

  /** Carries out work in the polyglot context, if there is one, on this thread. */
  <T extends @Nullable Object> T inside(Supplier<T> work) {
    return watch == null ? work.get() : watch.inside(work);
  }

  /** The choices of one run. */
  Choice choice() {
    return seed.isPresent() ? Choice.seeded(seed.getAsLong()) : Choice.fair();
  }

  /** The chemistry of a program that is run so. */
  ProgramChemistry chemistry(Program program) {
    return new ProgramChemistry(program, countFailures, strict, tiers, watch);
  }

  /** The chemistries of a program that take one way each, where the engine is free to choose. */
  List<Chemistry> otherChemistries(Program program) {
    return tiers == Tiers.AUTOMATIC && watch == null
        ? List.of(
            withTiers(Tiers.NODES).chemistry(program), withTiers(Tiers.KERNELS).chemistry(program))
        : List.of();
  }

  /** The caller's observer, which hands printed lines to the output, too. */
  Observer observer() {
    return new Observer() {
      @Override
      public boolean wantsReactions() {
        return listener.wantsReactions();
      }

      @Override
      public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
        listener.reacted(number, rule, consumed, produced, depth);
      }

      @Override
      public boolean wantsCounts() {
        return listener.wantsCounts();
      }

      @Override
      public void counted(RuleDefinition definition, int times) {
        listener.counted(definition, times);
      }

      @Override
      public void guardFailed(Rule rule, String reason) {
        listener.guardFailed(rule, reason);
      }

      @Override
      public void guardNeverEvaluated(Rule rule, String reason) {
        listener.guardNeverEvaluated(rule, reason);
      }

      @Override
      public void printed(String line) {
        output.accept(line);
        listener.printed(line);
      }
    };
  }

  /** Deterministic, without limits; printed lines are dropped. */
  public static RunOptions plain() {
    return new RunOptions(
        OptionalLong.empty(), Budget.unlimited(), false, false, false, Observer.NONE, line -> {});
  }
}
