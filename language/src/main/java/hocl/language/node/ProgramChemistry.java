package hocl.language.node;

import hocl.language.distribution.DistributionPlanner;
import hocl.language.plan.RuleNeeds;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.codec.Definitions;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Rules;
import hocl.runtime.store.Needs;
import org.jspecify.annotations.Nullable;

/**
 * The chemistry of a program: its rules by Truffle nodes and generated code. Plans and generated
 * classes are shared by all threads that open it. Functions may nest deeper than the stack of a
 * common thread: programs with functions run on one that {@link hocl.grammar.DeepStack} gives.
 */
public final class ProgramChemistry implements Chemistry {

  private final Program program;
  private final boolean countFailures;
  private final boolean strict;
  private final Tiers tiers;
  private final Needs needs;
  private final @Nullable Watch watch;

  /**
   * A chemistry.
   *
   * @param countFailures whether failures of guards are counted
   * @param strict whether a failure of a guard ends the run; counts them too
   * @param tiers which ways to react may be taken
   */
  public ProgramChemistry(Program program, boolean countFailures, boolean strict, Tiers tiers) {
    this(program, countFailures, strict, tiers, null);
  }

  /**
   * The same in a polyglot context, whose tools see the rules.
   *
   * @param watch the context, or null
   */
  public ProgramChemistry(
      Program program, boolean countFailures, boolean strict, Tiers tiers, @Nullable Watch watch) {
    this.watch = watch;
    this.program = program;
    this.countFailures = countFailures;
    this.strict = strict;
    this.tiers = tiers;
    this.needs = RuleNeeds.of(program.rules());
  }

  @Override
  public Needs needs() {
    return needs;
  }

  @Override
  public Needs needs(RuleDefinition definition) {
    return RuleNeeds.of(((DefinedRule) definition).core());
  }

  @Override
  public Distribution distribution(Molecule content) {
    return countFailures || strict
        ? Distribution.gathered("the guards that cannot be evaluated are counted")
        : DistributionPlanner.of(program.usesJava(), content);
  }

  @Override
  public String way() {
    return switch (tiers) {
      case NODES -> "nodes alone";
      case KERNELS -> "generated code from the beginning";
      case AUTOMATIC, MIXED, ORDERED -> "nodes and generated code";
    };
  }

  @Override
  public Definitions definitions() {
    return program.definitions();
  }

  @Override
  public Rules open() {
    return open(new Evaluator(program, watch));
  }

  /**
   * As {@link #open()}, for a caller that evaluates the definitions of later programs for the same
   * rules.
   *
   * @param evaluator evaluates definitions; its functions are those that the rules call
   */
  public TruffleRules open(Evaluator evaluator) {
    return new TruffleRules(
        evaluator, countFailures, strict, program.plans(false), program.plans(true), tiers);
  }
}
