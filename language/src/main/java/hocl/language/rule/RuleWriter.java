package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.List;

/** Writes rules, functions and definitions. */
final class RuleWriter {
  private final SourceWriter all;

  RuleWriter(SourceWriter all) {
    this.all = all;
  }

  /** A rule with its label, if it has one. */
  void labelled(CoreExpr.MakeRule rule, Scope outer) {
    String label = rule.definition().label();
    if (label != null) {
      all.text(label + " = ");
    }
    source(rule.definition(), inner(rule, outer));
  }

  private static Scope inner(CoreExpr.MakeRule rule, Scope outer) {
    String label = rule.definition().label();
    return outer.inner(rule.definition().slots(), rule.captures(), label == null ? "" : label);
  }

  /** {@code let name = value}, without {@code in}. */
  void definition(String name, CoreExpr value, Scope scope) {
    switch (value) {
      case CoreExpr.MakeRule rule when name.equals(rule.definition().label()) -> {
        all.text(SelfMentions.in(rule.definition()) ? "let rec " : "let ");
        all.text(name + " = ");
        source(rule.definition(), inner(rule, scope));
      }
      case CoreExpr.MakeFunction function -> function(name, function, scope);
      default -> {
        all.text("let " + name + " = ");
        all.inside(all.angles().letValue(), () -> all.expressions.write(value, scope, Level.OPEN));
      }
    }
  }

  private void function(String name, CoreExpr.MakeFunction function, Scope outer) {
    FunctionCore core = function.definition();
    Scope scope = outer.inner(core.slots(), function.captures(), core.name());
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < core.arity(); i++) {
      parameters.add(scope.name(core.captured() + i));
    }
    all.text("let " + name + "(" + String.join(", ", parameters) + ") = ");
    all.inside(
        all.angles().letValue(), () -> all.expressions.write(core.body(), scope, Level.OPEN));
  }

  /** The rule without its label. */
  void source(RuleCore rule, Scope scope) {
    all.text(
        switch (rule.kind()) {
          case REPLACE -> "replace ";
          case REPLACE_ONE -> "replace-one ";
          case INJECT -> "with ";
        });
    all.patterns.list(rule.heads(), rule.emptyRests(), scope);
    all.text(
        switch (rule.kind()) {
          case REPLACE, REPLACE_ONE -> " by ";
          case INJECT -> " inject ";
        });
    all.items.products(rule.products(), scope, !rule.guard().isEmpty());
    if (!rule.guard().isEmpty()) {
      all.text(" if ");
      Level level = rule.guard().size() == 1 ? Level.OPEN : Level.AND.tighter();
      all.inside(
          all.angles().guard(),
          () -> all.separated(rule.guard(), " && ", e -> all.expressions.write(e, scope, level)));
    }
  }
}
