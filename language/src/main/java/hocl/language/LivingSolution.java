package hocl.language;

import hocl.grammar.DeepStack;
import hocl.language.explore.Retelling;
import hocl.language.node.Evaluator;
import hocl.language.node.ProgramChemistry;
import hocl.language.node.TruffleRules;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.StoppedAtStart;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.trace.Trace;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A solution that lives on while programs put their molecules into it: the heart of a session. Used
 * by one thread at a time, which waits while a thread with a deep stack evaluates or reacts.
 */
public final class LivingSolution {

  private final RunOptions options;
  private final Evaluator evaluator;
  private final boolean grows;
  private @Nullable TruffleRules rules;
  private @Nullable Vessel vessel;

  /**
   * Whether the listener hears of reactions from the trace: unless programs may call more of Java
   * than pure methods, or run in a polyglot context.
   */
  private final boolean retells;

  private @Nullable Retelling retelling;
  private long traceBytes = -1;

  /**
   * An empty solution, into which more than one program may be put.
   *
   * @param options how to react; each call of {@link #react()} may spend the whole budget
   * @param usesJava whether programs may call more of Java than pure methods
   */
  public LivingSolution(RunOptions options, boolean usesJava) {
    this(options, usesJava, true);
  }

  /**
   * An empty solution.
   *
   * @param grows whether more than one program may come, with rules of its own
   */
  public LivingSolution(RunOptions options, boolean usesJava, boolean grows) {
    this.options = options;
    this.evaluator = new Evaluator(usesJava, options.watch());
    this.grows = grows;
    this.retells = options.listener().wantsReactions() && !usesJava && options.watch() == null;
  }

  /**
   * Evaluates a program's definitions and puts its molecule in; nothing reacts yet.
   *
   * @return the instance; it has the values of the definitions, for the next program's {@link
   *     CompileOptions#scope}
   * @throws RunFailure if a definition or an item cannot be evaluated; then nothing was put in
   */
  public Instance add(Program program) {
    return add(program, Limits.none());
  }

  /**
   * Adds a program as {@link #add(Program)} does, with limits for the evaluation.
   *
   * @throws RunFailure as for {@link #add(Program)}
   * @throws StoppedAtStart if a limit is reached; then nothing was put in. An evaluation that looks
   *     at no limit is left to itself and goes on
   */
  public Instance add(Program program, Limits limits) {
    Evaluator starting = evaluator.another();
    Instance instance =
        DeepStack.call(
            () -> options.inside(() -> starting.instantiate(program, limits)),
            () -> Machine.instead(limits));
    put(instance);
    return instance;
  }

  /** Puts in the molecule of a program that has been instantiated; nothing reacts yet. */
  public void put(Instance instance) {
    DeepStack.call(() -> {
      addHere(instance);
      return instance;
    });
  }

  /**
   * Takes all atoms out, and puts in the molecule of an instance. Compiled rules stay; the counts
   * of reactions and steps begin again, and so do the choices.
   *
   * @param settled whether the molecule is known to be inert, so that none of it is tried again
   */
  public void replace(Instance instance, boolean settled) {
    DeepStack.call(() -> {
      Vessel filled = opened(instance.program());
      filled.clear();
      record(filled);
      load(filled, instance, settled ? Vessel.Load.SETTLED : Vessel.Load.ACTIVE);
      return instance;
    });
  }

  /**
   * Reacts until the solution is inert or the budget of the options is spent.
   *
   * @return how the run ended, and the solution as it stands; failures of the program are in it
   * @throws IllegalStateException if nothing was put in
   */
  public Outcome react() {
    return react(options.budget());
  }

  /**
   * Reacts as {@link #react()} does, with another budget.
   *
   * @throws IllegalStateException if nothing was put in
   */
  public Outcome react(Budget budget) {
    return Machine.reacting(budget, () -> options.inside(() -> reactHere(budget)));
  }

  /** The solution as it stands, as a value; empty if nothing was put in. */
  public Solution snapshot() {
    return vessel == null ? Solution.EMPTY : DeepStack.call(vessel::solution);
  }

  /**
   * Whether generated code was made for any of the reactions so far, so that an audit searches by
   * nodes.
   */
  public boolean usedGeneratedCode() {
    return rules != null && rules.usedGeneratedCode();
  }

  /**
   * Records the reactions from now on. To be called before anything is put in.
   *
   * @param mostBytes the size in bytes at which the trace is cut off
   */
  public void record(long mostBytes) {
    traceBytes = mostBytes;
  }

  /** The reactions recorded since the last call; none unless {@link #record(long)} was called. */
  public Trace trace() {
    return vessel == null ? Trace.EMPTY : vessel.trace();
  }

  /**
   * Calls the consumer with each atom and its serial number in the trace, on the thread with a deep
   * stack.
   *
   * @throws IllegalStateException if a molecule was put in and the reactions are not recorded
   */
  public void forEachNumbered(ObjIntConsumer<Object> out) {
    Vessel filled = vessel;
    if (filled != null) {
      DeepStack.call(() -> {
        filled.forEachNumbered(out);
        return true;
      });
    }
  }

  private void addHere(Instance instance) {
    load(opened(instance.program()), instance, Vessel.Load.ACTIVE);
  }

  private void load(Vessel filled, Instance instance, Vessel.Load how) {
    if (retelling != null) {
      retelling.put(instance.molecule());
    }
    filled.load(instance.molecule(), how);
  }

  /** Records the reactions in an empty vessel, to be read afterwards or while it reacts. */
  private void record(Vessel filled) {
    if (retells) {
      Retelling telling = new Retelling(options.listener());
      retelling = telling;
      filled.record(Math.max(traceBytes, 0), telling::read);
    } else if (traceBytes >= 0) {
      filled.record(traceBytes);
    }
  }

  /** The vessel; made at the first call, with the chemistry of that program. */
  private Vessel opened(Program first) {
    Vessel filled = vessel;
    if (filled == null) {
      ProgramChemistry chemistry = options.chemistry(first);
      rules = chemistry.open(evaluator);
      filled =
          new Vessel(chemistry, rules, options.choice(), options.observer(), options.measureCpu());
      if (grows) {
        filled.keepArrivals();
      }
      record(filled);
      vessel = filled;
    }
    return filled;
  }

  private Outcome reactHere(Budget budget) {
    if (vessel == null) {
      throw new IllegalStateException("nothing was put in");
    }
    if (retelling != null) {
      retelling.begin(budget.cancellation());
    }
    return vessel.react(budget);
  }
}
