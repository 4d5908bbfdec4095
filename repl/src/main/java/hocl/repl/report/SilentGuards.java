package hocl.repl.report;

import hocl.repl.console.TextOutput;
import hocl.repl.present.Visible;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Observer;
import java.util.ArrayList;
import java.util.List;

/** Remembers the rules that never reacted because their guards could not be evaluated. */
public final class SilentGuards implements Observer {

  private final List<String> lines = new ArrayList<>();

  @Override
  public boolean wantsReactions() {
    return false;
  }

  @Override
  public void guardNeverEvaluated(Rule rule, String reason) {
    String label = rule.definition().label();
    String name = label == null ? "The " + RuleNames.of(rule) : "Rule `" + label + "`";
    lines.add(name + " never reacted: its guard could not be evaluated. " + reason);
  }

  /** Writes a line for each of them. */
  public void report(TextOutput err) {
    lines.stream().sorted().map(Visible::of).forEach(err::line);
  }
}
