package hocl.language.audit;

import hocl.grammar.DeepStack;
import hocl.language.Program;
import hocl.language.explore.Oracle;
import hocl.language.plan.Planner;
import hocl.language.plan.Plans;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Reaction;
import hocl.runtime.reactor.Verdict;

/**
 * Judges claims about one program: that a solution is inert, by the engine's nodes, and where it is
 * small by the explorer's matcher too; that a reaction is legal, by the explorer's matcher alone.
 * Any thread may call; each call takes a deep stack of its own.
 */
public final class ProgramChecker implements Checker {

  /** Solutions with more atoms, at all depths together, are not given to the explorer's matcher. */
  public static final int MOST_FOR_ORACLE = 60;

  /** The largest number of steps of the explorer's matcher. */
  private static final long STEPS_OF_ORACLE = 200_000;

  private final Program program;
  private final Plans plans;
  private final Oracle oracle = new Oracle();

  private ProgramChecker(Program program, Plans plans) {
    this.program = program;
    this.plans = plans;
  }

  /**
   * A checker of what generated code did: the nodes look for atoms by the indexes that plans ask
   * for.
   */
  public static ProgramChecker byPlans(Program program) {
    return new ProgramChecker(program, new Plans(false, program.usesJava()));
  }

  /** A checker of what nodes did: they walk over all atoms, and every head is tried. */
  public static ProgramChecker byScans(Program program) {
    return new ProgramChecker(program, new Plans(Planner.scanning()));
  }

  @Override
  public Verdict inert(Solution solution, Effort effort) {
    return DeepStack.call(() -> {
      if (!asksOracle(solution)) {
        return byNodes(solution, effort);
      }
      Verdict plain = oracle.inert(solution, effort.withSteps(STEPS_OF_ORACLE));
      if (plain instanceof Verdict.Refuted) {
        return plain;
      }
      Verdict other = byNodes(solution, effort);
      return plain.confirms() && other instanceof Verdict.Upheld ? plain : other;
    });
  }

  /** Whether nothing can react, by nodes alone; on a deep stack. */
  Verdict byNodes(Solution solution, Effort effort) {
    return new RestCheck(program.usesJava(), program.rules(), plans, effort).judge(solution);
  }

  /** Whether a solution is small enough for the explorer's matcher, and free of Java. */
  public boolean asksOracle(Solution solution) {
    return !program.usesJava() && size(solution, MOST_FOR_ORACLE) <= MOST_FOR_ORACLE;
  }

  /** The number of atoms at all depths; counting ends when there are more than {@code most}. */
  private static int size(Object atom, int most) {
    return switch (atom) {
      case Solution solution -> {
        int size = solution.size();
        for (int i = 0; i < solution.size() && size <= most; i++) {
          size += size(solution.get(i), most);
        }
        yield size;
      }
      case Tuple tuple when tuple.holdsSolution() -> {
        int size = 0;
        for (int i = 0; i < tuple.arity(); i++) {
          size += size(tuple.get(i), most);
        }
        yield size;
      }
      case ListAtom list when list.holdsSolution() -> {
        int size = 0;
        for (int i = 0; i < list.size(); i++) {
          size += size(list.get(i), most);
        }
        yield size;
      }
      default -> 0;
    };
  }

  @Override
  public Verdict reaction(Reaction reaction, Effort effort) {
    return DeepStack.call(() -> oracle.reaction(reaction, effort));
  }
}
