package hocl.language.judge;

import hocl.grammar.DeepStack;
import hocl.language.explore.Oracle;
import hocl.language.plan.Planner;
import hocl.language.plan.Plans;
import hocl.language.program.Program;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Reaction;
import hocl.runtime.reactor.Verdict;
import hocl.runtime.trace.Trace;
import java.util.ArrayDeque;

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
  public Verdict byNodes(Solution solution, Effort effort) {
    return new RestCheck(program.usesJava(), program.rules(), plans, effort).judge(solution);
  }

  /** Whether a solution is small enough for the explorer's matcher, and free of Java. */
  public boolean asksOracle(Solution solution) {
    return !program.usesJava() && holdsAtMost(MOST_FOR_ORACLE, solution);
  }

  /** Whether a solution holds at most that many atoms, those of all depths together. */
  private static boolean holdsAtMost(int most, Solution whole) {
    ArrayDeque<Object> open = new ArrayDeque<>();
    open.push(whole);
    int atoms = 0;
    while (!open.isEmpty() && atoms <= most) {
      switch (open.pop()) {
        case Solution solution -> {
          atoms += solution.size();
          if (atoms <= most) {
            solution.forEach(open::push);
          }
        }
        case Tuple tuple when tuple.holdsSolution() -> {
          for (int i = 0; i < tuple.arity(); i++) {
            open.push(tuple.get(i));
          }
        }
        case ListAtom list when list.holdsSolution() -> list.forEach(open::push);
        default -> {}
      }
    }
    return atoms <= most;
  }

  @Override
  public Verdict reaction(Reaction reaction, Effort effort) {
    return DeepStack.call(() -> oracle.reaction(reaction, effort));
  }

  @Override
  public Traced trace(Molecule content, Trace trace, Solution result, Effort effort) {
    return DeepStack.call(() -> oracle.trace(content, trace, result, effort));
  }
}
