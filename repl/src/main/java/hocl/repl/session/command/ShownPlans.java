package hocl.repl.session.command;

import hocl.grammar.source.SourceText;
import hocl.language.preview.Preview;
import hocl.repl.option.UsageException;
import hocl.repl.session.Session;
import hocl.runtime.atom.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Shows how the rules of a session look for their atoms. */
final class ShownPlans {

  private ShownPlans() {}

  /**
   * Shows the plan of a rule of the solution, or of a name of the session, planned together with
   * the other rules of the solution.
   *
   * @throws UsageException if there is no such rule
   */
  static void show(String name, Session session) {
    List<Rule> rules = new ArrayList<>();
    RulesOfSolution.of(session.solution()).keySet().stream()
        .filter(found -> found.depth() == 0)
        .forEach(found -> rules.add(found.rule()));
    List<Rule> wanted = RulesByName.named(name, session);
    if (rules.stream().noneMatch(wanted::contains)) {
      rules.addAll(wanted);
    }
    String text =
        rules.stream()
            .map(rule -> "(" + session.printer().inFull().print(rule) + ")")
            .collect(Collectors.joining(", ", "<", ">"));
    session
        .compile(new SourceText(name, text), Path.of(""))
        .ifPresent(program ->
            Preview.of(program).stream()
                .filter(plan -> isOf(plan, wanted.getFirst()))
                .findFirst()
                .ifPresent(session.console().out()::append));
  }

  /** Whether a plan is that of a rule: it begins with its label. */
  private static boolean isOf(String plan, Rule rule) {
    String label = rule.definition().label();
    return label == null
        ? !plan.startsWith("rule ") || plan.startsWith("rule at ")
        : plan.startsWith("rule " + Objects.requireNonNull(label) + ":");
  }
}
