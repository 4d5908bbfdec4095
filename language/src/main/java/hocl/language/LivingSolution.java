package hocl.language;

import hocl.grammar.DeepStack;
import hocl.language.node.Evaluator;
import hocl.language.node.TruffleRules;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.LivingRun;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionListener;
import org.jspecify.annotations.Nullable;

/**
 * A solution that lives on while programs drop their molecules into it: the heart of a session. For
 * one thread at a time.
 */
public final class LivingSolution {

  private final RunOptions options;
  private final Evaluator evaluator;
  private @Nullable TruffleRules rules;
  private @Nullable LivingRun run;

  /**
   * An empty solution.
   *
   * @param options how to react; the budget is that of each {@link #react}
   * @param usesJava whether programs may call more of Java than pure methods
   */
  public LivingSolution(RunOptions options, boolean usesJava) {
    this.options = options;
    this.evaluator = new Evaluator(usesJava);
  }

  /**
   * Evaluates a program's definitions and puts its molecule in; nothing reacts yet.
   *
   * @return the values of the definitions, for the next program's {@link CompileOptions#scope}
   * @throws RunFailure if a definition or an item cannot be evaluated; then nothing was put in
   */
  public Instance add(Program program) {
    return DeepStack.call(() -> {
      Instance instance = evaluator.instantiate(program);
      addHere(instance);
      return instance;
    });
  }

  /** Puts in the molecule of a program that has been instantiated; nothing reacts yet. */
  public void put(Instance instance) {
    DeepStack.call(() -> {
      addHere(instance);
      return instance;
    });
  }

  /** Reacts until inert or as far as the budget of the options goes. */
  public Outcome react() {
    return react(options.budget());
  }

  /** Reacts until inert or as far as another budget goes. */
  public Outcome react(Budget budget) {
    return DeepStack.call(() -> reactHere(budget));
  }

  /** The solution as it stands. */
  public Solution snapshot() {
    return run == null ? Solution.EMPTY : DeepStack.call(run::solution);
  }

  void addHere(Instance instance) {
    if (run == null) {
      rules =
          new TruffleRules(
              evaluator,
              instance.program().rules(),
              options.countFailures(),
              options.strict(),
              instance.program().plans(options.countFailures() || options.strict()),
              options.tiers());
      Choice choice =
          options.seed().isPresent() ? Choice.seeded(options.seed().getAsLong()) : Choice.fair();
      run = new LivingRun(rules, choice, listener(), options.measureCpu());
    }
    run.add(instance.molecule());
  }

  Outcome reactHere(Budget budget) {
    if (run == null || rules == null) {
      throw new IllegalStateException("nothing was put in");
    }
    Outcome outcome = run.react(budget);
    rules.tellNeverEvaluated(options.listener());
    return outcome;
  }

  /** The caller's listener, which also hears the printed lines for the output. */
  private ReactionListener listener() {
    ReactionListener inner = options.listener();
    return new ReactionListener() {
      @Override
      public boolean wantsReactions() {
        return inner.wantsReactions();
      }

      @Override
      public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
        inner.reacted(number, rule, consumed, produced, depth);
      }

      @Override
      public void guardFailed(Rule rule, String reason) {
        inner.guardFailed(rule, reason);
      }

      @Override
      public void printed(String line) {
        options.output().accept(line);
        inner.printed(line);
      }
    };
  }
}
