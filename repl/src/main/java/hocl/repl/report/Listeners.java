package hocl.repl.report;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.reactor.Observer;
import java.util.List;

/** Several listeners as one. */
public final class Listeners {

  private Listeners() {}

  /** Tells every listener; costs nothing when there is none. */
  public static Observer all(List<Observer> listeners) {
    if (listeners.isEmpty()) {
      return Observer.NONE;
    }
    return listeners.size() == 1 ? listeners.getFirst() : new Several(List.copyOf(listeners));
  }

  private record Several(List<Observer> listeners) implements Observer {
    @Override
    public boolean wantsReactions() {
      return listeners.stream().anyMatch(Observer::wantsReactions);
    }

    @Override
    public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
      listeners.forEach(each -> each.reacted(number, rule, consumed, produced, depth));
    }

    @Override
    public boolean wantsCounts() {
      return listeners.stream().anyMatch(Observer::wantsCounts);
    }

    @Override
    public void counted(RuleDefinition definition, int times) {
      listeners.forEach(each -> each.counted(definition, times));
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
