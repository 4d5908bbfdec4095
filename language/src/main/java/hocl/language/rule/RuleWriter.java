package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Rule;
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
    boolean recursive = label != null && SelfMentions.in(rule.definition());
    if (label != null) {
      all.text((recursive ? "let rec " : "") + label + " = ");
    }
    source(rule.definition(), inner(rule, outer));
    if (recursive) {
      all.text(" in " + label);
    }
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
      case CoreExpr.MakeFunction function -> {
        FunctionCore core = function.definition();
        function(name, core, scope.inner(core.slots(), function.captures(), core.name()));
      }
      case CoreExpr.Constant constant
          when constant.value() instanceof Rule rule && name.equals(rule.definition().label()) ->
          all.out.definition(rule);
      default -> {
        all.text("let " + name + " = ");
        all.inside(
            all.angles().letValue(), () -> all.expressions.write(value, scope, Tightness.OPEN));
      }
    }
  }

  /** {@code let name(..) = body}, without {@code in}. */
  void function(String name, FunctionCore core, Scope scope) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < core.arity(); i++) {
      names.add(scope.name(core.captured() + i));
    }
    all.text("let " + name + "(" + String.join(", ", names) + ") = ");
    names.add(name);
    all.binding(
        names,
        () ->
            all.inside(
                all.angles().letValue(),
                () -> all.expressions.write(core.body(), scope, Tightness.OPEN)));
  }

  /** The rule without its label. */
  void source(RuleCore rule, Scope scope) {
    boolean recursive = rule.label() != null && SelfMentions.in(rule);
    all.binding(recursive ? List.of(scope.self()) : List.of(), () -> reaction(rule, scope));
  }

  private void reaction(RuleCore rule, Scope scope) {
    all.text(
        switch (rule.kind()) {
          case REPLACE -> "replace ";
          case REPLACE_ONE -> "replace-one ";
          case INJECT -> "with ";
        });
    all.patterns.heads(rule, scope);
    all.text(
        switch (rule.kind()) {
          case REPLACE, REPLACE_ONE -> " by ";
          case INJECT -> " inject ";
        });
    List<String> variables = HeadVariables.of(rule).all().stream().map(scope::name).toList();
    all.binding(variables, () -> effect(rule, scope));
  }

  private void effect(RuleCore rule, Scope scope) {
    all.items.products(rule.products(), scope, !rule.guard().isEmpty());
    if (!rule.guard().isEmpty()) {
      all.text(" if ");
      Tightness level = rule.guard().size() == 1 ? Tightness.OPEN : Tightness.AND.tighter();
      all.inside(
          all.angles().guard(),
          () -> all.separated(rule.guard(), " && ", e -> all.expressions.write(e, scope, level)));
    }
  }
}
