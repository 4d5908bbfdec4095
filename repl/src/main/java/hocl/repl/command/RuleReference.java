package hocl.repl.command;

import hocl.grammar.diagnostic.Suggestions;
import hocl.language.core.RuleCore;
import hocl.language.program.Program;
import hocl.language.rule.DefinedRule;
import hocl.repl.option.UsageException;
import hocl.runtime.atom.RuleDefinition;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Names rules of a program: by their label, or by the line on which they begin. */
final class RuleReference implements Predicate<RuleDefinition> {

  private final String text;

  private RuleReference(String text) {
    this.text = text;
  }

  /**
   * A reference to rules of a program.
   *
   * @param text a label, or the number of a line
   * @throws UsageException if the program has no such rule
   */
  static RuleReference of(String text, Program program) {
    RuleReference reference = new RuleReference(text);
    List<RuleCore> rules = program.rules();
    if (rules.stream().noneMatch(reference::names)) {
      List<String> labels =
          rules.stream().map(RuleCore::label).filter(Objects::nonNull).distinct().toList();
      throw new UsageException(
          "The program has no rule `" + text + "`.",
          Suggestions.hint(text, labels).map(hint -> hint + " ").orElse("")
              + (labels.isEmpty()
                  ? "None of its rules has a name: give the line on which one begins."
                  : "Its rules are called "
                      + String.join(", ", labels)
                      + "; those without a name go by the line on which they begin."));
    }
    return reference;
  }

  private boolean names(RuleCore rule) {
    return text.equals(rule.label()) || text.equals(String.valueOf(rule.span().line()));
  }

  @Override
  public boolean test(RuleDefinition definition) {
    return text.equals(definition.label())
        || (definition instanceof DefinedRule defined && names(defined.core()));
  }
}
