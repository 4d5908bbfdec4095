package hocl.language.audit;

import hocl.grammar.DeepStack;
import hocl.language.explore.Replay;
import hocl.language.judge.ProgramChecker;
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
 * matcher too. Where the run was recorded its reactions are judged, too, one after the other.
 */
public sealed interface Audit {

  /**
   * Nothing was found that can react.
   *
   * @param coverage how much of the solution was searched
   * @param ways how it was searched
   * @param reactions how many reactions of the run were judged
   */
  record Passed(Coverage coverage, Ways ways, Judged reactions) implements Audit {}

  /**
   * A part of the reactions of a run, all legal.
   *
   * @param judged how many were judged
   * @param all how many there were; 0 if the run was not recorded
   */
  record Judged(long judged, long all) {}

  /**
   * A reaction of the run was not legal, or they do not lead to the result: the engine is wrong.
   *
   * @param what the reaction
   */
  record Illegal(Replay.Illegal what) implements Audit {}

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
   * @param run the run
   * @param effort what the audit may spend; of processor time half for the solution and half for
   *     the reactions, otherwise as much for each
   */
  static Audit of(FinishedRun run, Effort effort) {
    Outcome outcome = run.outcome();
    if (outcome.end() != End.INERT) {
      return new LeftOut(outcome.end());
    }
    Effort half = effort.half();
    Replay.Result reactions = DeepStack.call(() -> judge(run, half));
    return switch (reactions) {
      case Replay.Illegal illegal -> new Illegal(illegal);
      case Replay.Legal legal ->
          ofResult(
              run.program(),
              outcome,
              run.generatedCode(),
              half,
              new Judged(legal.reactions(), run.isRecorded() ? outcome.reactions() : 0));
    };
  }

  private static Replay.Result judge(FinishedRun run, Effort effort) {
    return run.isRecorded()
        ? Replay.judge(run.content(), run.trace(), run.outcome().solution(), effort)
        : new Replay.Legal(0, false);
  }

  private static Audit ofResult(
      Program program, Outcome outcome, boolean generatedCode, Effort effort, Judged reactions) {
    ProgramChecker checker =
        generatedCode ? ProgramChecker.byPlans(program) : ProgramChecker.byScans(program);
    return switch (checker.inert(outcome.solution(), effort)) {
      case Verdict.Refuted refuted -> new Refuted(refuted.rule(), refuted.taken(), refuted.depth());
      case Verdict.Upheld upheld ->
          new Passed(
              upheld.coverage(),
              new Ways(!generatedCode, checker.asksOracle(outcome.solution())),
              reactions);
    };
  }
}
