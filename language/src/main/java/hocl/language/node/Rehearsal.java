package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Run;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a reaction as the text of guards says, conjunct by conjunct, and counts the failures of
 * guards on the way. Nothing reacts, and the run goes on as if nothing had been looked for.
 */
final class Rehearsal extends Node {

  @Children private final MatchNode[] searches;

  private Rehearsal(List<MatchNode> searches) {
    this.searches = searches.toArray(new MatchNode[0]);
  }

  /**
   * The rehearsal of one search, or null if failures are not counted.
   *
   * @param rule the rule
   * @param search makes the search from the rule as it is rehearsed
   */
  static @Nullable Rehearsal of(
      OccurrenceBuilder rule, Function<OccurrenceBuilder, @Nullable MatchNode> search) {
    OccurrenceBuilder rehearsed = rule.rehearsed();
    MatchNode made = rehearsed == null ? null : search.apply(rehearsed);
    return made == null ? null : new Rehearsal(List.of(made));
  }

  /** The rehearsal of several searches, one after the other, or null if there are none. */
  static @Nullable Rehearsal of(List<MatchNode> searches) {
    return searches.isEmpty() ? null : new Rehearsal(searches);
  }

  /** Searches until a reaction is found. */
  void execute(VirtualFrame frame, MatchState state) {
    Run run = state.run;
    Choice choice = run.choice().copy();
    long steps = run.steps();
    try {
      for (MatchNode search : searches) {
        if (search.execute(frame, state)) {
          break;
        }
      }
    } finally {
      run.choice().restore(choice);
      run.forgetSteps(steps);
    }
  }

  /** The last step of a search that is rehearsed. */
  static final class FoundNode extends MatchNode {
    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      return true;
    }
  }
}
