package hocl.repl.session.command;

import hocl.repl.option.UsageException;
import hocl.repl.session.Session;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the rules that people name. */
final class RulesByName {

  private RulesByName() {}

  /**
   * The rules of a name: those of the solution with that label, else what the name stands for.
   *
   * @throws UsageException if there is none
   */
  static List<Rule> named(String name, Session session) {
    List<Rule> found = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    RulesOfSolution.of(session.solution())
        .keySet()
        .forEach(each -> {
          String label = each.rule().definition().label();
          if (name.equals(label) && !found.contains(each.rule())) {
            found.add(each.rule());
          }
          labels.add(Objects.requireNonNullElse(label, ""));
        });
    if (found.isEmpty() && session.names().values().get(name) instanceof Rule rule) {
      found.add(rule);
    }
    if (found.isEmpty()) {
      labels.addAll(session.names().values().keySet());
      throw Unknown.named(
          "There is no rule `" + name + "`.",
          name,
          labels,
          "`:rules` lists those of the solution.");
    }
    return found;
  }
}
