package hocl.repl.report;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.ReactionListener;
import java.util.List;

/** Several listeners as one. */
public final class Listeners {

  private Listeners() {}

  /** Tells every listener; costs nothing when there is none. */
  public static ReactionListener all(List<ReactionListener> listeners) {
    if (listeners.isEmpty()) {
      return ReactionListener.NONE;
    }
    return listeners.size() == 1 ? listeners.getFirst() : new Several(List.copyOf(listeners));
  }

  private record Several(List<ReactionListener> listeners) implements ReactionListener {
    @Override
    public boolean wantsReactions() {
      return listeners.stream().anyMatch(ReactionListener::wantsReactions);
    }

    @Override
    public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
      listeners.forEach(each -> each.reacted(number, rule, consumed, produced, depth));
    }

    @Override
    public void guardFailed(Rule rule, String reason) {
      listeners.forEach(each -> each.guardFailed(rule, reason));
    }

    @Override
    public void guardNeverEvaluated(Rule rule, String reason) {
      listeners.forEach(each -> each.guardNeverEvaluated(rule, reason));
    }

    @Override
    public void printed(String line) {
      listeners.forEach(each -> each.printed(line));
    }
  }
}
