package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.value.EvaluationException;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import org.jspecify.annotations.Nullable;

/** The common state of all nodes of a rule set while they try one active atom. */
final class MatchState {

  final Run run;
  ReactingSolution host;
  Species activeSpecies;
  int activeRow;

  /** Whether the reaction that was just found took the active atom away. */
  boolean activeGone;

  /**
   * The limit of the machine that the guard met for the atoms taken so far, if any. The run stops
   * with it where these are part of a complete choice for which all conjuncts before that one hold.
   * Until then later conjuncts are not asked.
   */
  @Nullable EvaluationException limit;

  /** The place of the conjunct that met the limit, among those of the guard. */
  private int limitedConjunct;

  /**
   * After a step has failed: the place of the step to go back to. Steps in between have no choice
   * that could make a difference.
   */
  int back;

  /** In a search that lets nothing react: what could. */
  @Nullable FoundReaction found;

  MatchState(Run run, ReactingSolution host, Species species) {
    this.run = run;
    this.host = host;
    this.activeSpecies = species;
  }

  /** Whether a conjunct is asked at all: not where one before it met a limit. */
  boolean asks(int conjunct) {
    return limit == null || conjunct <= limitedConjunct;
  }

  /** Goes on beyond a limit that a conjunct met, to find out whether the run must stop there. */
  boolean beyond(EvaluationException met, int conjunct, MatchNode next, VirtualFrame frame) {
    EvaluationException before = limit;
    int conjunctBefore = limitedConjunct;
    limit = met;
    limitedConjunct = conjunct;
    try {
      return next.execute(frame, this);
    } finally {
      limit = before;
      limitedConjunct = conjunctBefore;
    }
  }
}
