package hocl.language.node;

import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import org.jspecify.annotations.Nullable;

/** What all nodes of a rule set share while they try one active atom. */
final class MatchState {

  final Run run;
  ReactingSolution host;
  Species activeSpecies;
  int activeRow;

  /** Whether the reaction that was just found took the active atom away. */
  boolean activeGone;

  /** Why a guard failed last, kept only while failures are counted. */
  @Nullable String lastFailure;

  /** In a search that lets nothing react: what could. */
  @Nullable Found found;

  MatchState(Run run, ReactingSolution host, Species species) {
    this.run = run;
    this.host = host;
    this.activeSpecies = species;
  }
}
