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
 * The options of a run. Immutable but for the cancellation in the budget; the listener and the
 * output are called on the reacting thread.
 *
 * @param seed the seed from which every choice is drawn; empty for a deterministic and fair run
 * @param budget the limits of the run
 * @param strict whether a guard that cannot be evaluated is an error
 * @param countFailures whether failures of guards are counted as the language defines, which may
 *     cost time; {@code strict} implies that they are
 * @param measureCpu whether {@link hocl.runtime.reactor.Outcome#cpuNanos} is measured, which costs
 *     some start-up time; otherwise it is 0
 * @param listener hears of every reaction; {@link Observer#NONE} costs nothing
 * @param output takes the lines that {@code print} writes, without their ends
 * @param tiers the ways in which rules may be executed; they change no result, and only tests and
 *     measurements choose them
 * @param watch the polyglot context in which the program runs, or null; see {@link #watchedBy}
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

  /** The same options in a polyglot context, whose tools see the reactions. */
  public RunOptions watchedBy(Watch context) {
    return new RunOptions(
        seed, budget, strict, countFailures, measureCpu, listener, output, tiers, context);
  }

  /** The same options with other tiers. */
  public RunOptions withTiers(Tiers other) {
    return new RunOptions(
        seed, budget, strict, countFailures, measureCpu, listener, output, other, watch);
  }

  /** The same options with another budget. */
  public RunOptions within(Budget other) {
    return new RunOptions(
        seed, other, strict, countFailures, measureCpu, listener, output, tiers, watch);
  }

  /** Carries out work on this thread, in the polyglot context if there is one. */
  <T extends @Nullable Object> T inside(Supplier<T> work) {
    return watch == null ? work.get() : watch.inside(work);
  }

  /** New choices for one run. */
  Choice choice() {
    return seed.isPresent() ? Choice.seeded(seed.getAsLong()) : Choice.fair();
  }

  /** The chemistry of a program that is run with these options. */
  ProgramChemistry chemistry(Program program) {
    return new ProgramChemistry(program, countFailures, strict, tiers, watch);
  }

  /**
   * The chemistries of a program that execute it by nodes alone and by generated code alone; none
   * where the options leave the engine no choice.
   */
  List<Chemistry> otherChemistries(Program program) {
    return tiers == Tiers.AUTOMATIC && watch == null
        ? List.of(
            withTiers(Tiers.NODES).chemistry(program), withTiers(Tiers.KERNELS).chemistry(program))
        : List.of();
  }

  /** The listener, with printed lines handed to the output first. */
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

  /** Options of a deterministic run without limits; printed lines are dropped. */
  public static RunOptions plain() {
    return new RunOptions(
        OptionalLong.empty(), Budget.unlimited(), false, false, false, Observer.NONE, line -> {});
  }
}
