package hocl.language.audit;

import hocl.language.program.Program;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Coverage;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Verdict;

/**
 * An audit of a run: where the run ended inert, its last solution is searched once more for
 * something that can react, by a way that the run did not take. What generated code did is checked
 * by nodes; what nodes did, by nodes that walk over all atoms; small solutions by the explorer's
 * matcher too.
 */
public sealed interface Audit {

  /**
   * Nothing was found that can react.
   *
   * @param coverage how much of the solution was searched
   * @param ways how it was searched
   */
  record Passed(Coverage coverage, Ways ways) implements Audit {}

  /**
   * Something can react although the run ended: the engine is wrong.
   *
   * @param rule the rule that can react
   * @param taken the atoms that it can take
   * @param depth how deep the solution lies that holds them, 0 for the outermost
   */
  record Refuted(Rule rule, Molecule taken, int depth) implements Audit {}

  /**
   * The run did not end inert, so there is nothing to search for.
   *
   * @param end how it ended
   */
  record LeftOut(End end) implements Audit {}

  /**
   * Ways to search.
   *
   * @param scanning whether the nodes walked over all atoms, rather than use indexes
   * @param oracle whether the explorer's matcher searched too
   */
  record Ways(boolean scanning, boolean oracle) {}

  /**
   * Audits a run that is over.
   *
   * @param program the program that ran
   * @param outcome what it came to
   * @param generatedCode whether generated code may have reacted
   * @param effort what the audit may spend
   */
  static Audit of(Program program, Outcome outcome, boolean generatedCode, Effort effort) {
    if (outcome.end() != End.INERT) {
      return new LeftOut(outcome.end());
    }
    ProgramChecker checker =
        generatedCode ? ProgramChecker.byPlans(program) : ProgramChecker.byScans(program);
    return switch (checker.inert(outcome.solution(), effort)) {
      case Verdict.Refuted refuted -> new Refuted(refuted.rule(), refuted.taken(), refuted.depth());
      case Verdict.Upheld upheld ->
          new Passed(
              upheld.coverage(), new Ways(!generatedCode, checker.asksOracle(outcome.solution())));
    };
  }
}
